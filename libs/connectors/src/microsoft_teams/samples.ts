import type { Samples } from '@patchbay/connector-sdk/samples';
import { answers, failure, tokenErrors } from '../_microsoft/sample-answers.ts';

const team = { id: 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b', displayName: 'Shop' };
const channel = { id: '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2', displayName: 'Orders' };

const message = {
  id: '1616990032035',
  replyToId: null,
  messageType: 'message',
  createdDateTime: '2026-01-02T03:04:05.035Z',
  webUrl:
    'https://teams.microsoft.com/l/message/19%3A4a95f7d8db4c4e7fae857bcebe0623e6%40thread.tacv2/1616990032035?groupId=fbe2bf47-16c8-47cf-b4a5-4b9b187c508b',
  body: { contentType: 'text', content: 'Order A-1042 was paid.' },
  channelIdentity: { teamId: team.id, channelId: channel.id },
};

const list = (value: object) => ({ status: 200, json: { '@odata.count': 1, value: [value] } });

export const samples: Samples = {
  settings: { team_id: team.id, channel_id: channel.id },
  answers,
  tokenErrors,
  panels: {
    channel: {
      steps: {
        team: { answer: list(team) },
        channel: { within: team.id, answer: list(channel) },
      },
      value: `${team.id}/${channel.id}`,
      answers: [
        { status: 200, json: team },
        { status: 200, json: channel },
      ],
    },
  },
  actions: {
    send_message: {
      inputs: [
        {
          channel: `${team.id}/${channel.id}`,
          text: '<b>Paid</b>',
          format: 'html',
          subject: 'Order A-1042',
        },
        { text: 'Thank you', thread: '1616990032035' },
      ],
      delivered: {
        status: 201,
        json: message,
        result: { message: message.id, url: message.webUrl },
      },
      failed: [
        { ...failure(404, 'NotFound'), code: 'NotFound' },
        {
          ...failure(
            403,
            'Forbidden',
            "Missing scope permissions on the request. API requires one of 'ChannelMessage.Send, Group.ReadWrite.All'. Scopes on the request 'User.Read'",
          ),
          code: 'Forbidden',
        },
      ],
    },
  },
};
