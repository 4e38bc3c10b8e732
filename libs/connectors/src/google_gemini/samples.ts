import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { failure } from '../_google/sample-answers.ts';

/** As `failure`, with Google's own sentence: only that tells some refusals apart. */
function said(code: number, status: string, message: string, reason?: string): SampleAnswer {
  const plain = failure(code, status, reason);
  const { error } = plain.json as { error: object };
  return { ...plain, json: { error: { ...error, message } } };
}

const name = (model: string) => ({
  name: `models/${model}`,
  version: '3.8',
  displayName: model,
  inputTokenLimit: 1048576,
  outputTokenLimit: 65536,
  supportedGenerationMethods: ['generateContent', 'countTokens'],
});

export const samples: Samples = {
  credentials: { api_key: { api_key: `AQ.Ab8RN6${'Sample0'.repeat(6)}` } },
  settings: { model: 'gemini-3.8-flash' },
  discovered: { newest_model: 'gemini-flash-latest' },
  answers: {
    connected: {
      status: 200,
      json: { models: [name('gemini-3.8-flash'), name('gemini-flash-latest')] },
    },
    credential_expired: said(
      400,
      'INVALID_ARGUMENT',
      'API key expired. Please renew the API key.',
      'API_KEY_INVALID',
    ),
    credential_revoked: [
      said(
        400,
        'INVALID_ARGUMENT',
        'API key not valid. Please pass a valid API key.',
        'API_KEY_INVALID',
      ),
      failure(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_TYPE_UNSUPPORTED'),
      said(
        403,
        'PERMISSION_DENIED',
        'Your API key was reported as leaked. Please use another API key.',
      ),
    ],
    scope_insufficient: [
      failure(403, 'PERMISSION_DENIED', 'API_KEY_SERVICE_BLOCKED'),
      failure(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'),
    ],
    vendor_error: [
      failure(429, 'RESOURCE_EXHAUSTED'),
      failure(500, 'INTERNAL'),
      failure(503, 'UNAVAILABLE'),
      failure(400, 'FAILED_PRECONDITION'),
    ],
  },
  actions: {
    complete: {
      inputs: [
        {
          messages: [
            { role: 'user', content: 'Hello' },
            { role: 'assistant', content: 'Hi!' },
            { role: 'user', content: 'What do you sell?' },
          ],
          system: 'You answer for a bike shop.',
          model: 'models/gemini-3.5-flash-lite',
          temperature: 0.5,
        },
      ],
      delivered: {
        status: 200,
        json: {
          candidates: [
            {
              content: { role: 'model', parts: [{ text: 'A happy customer.' }] },
              finishReason: 'STOP',
              index: 0,
            },
          ],
          usageMetadata: {
            promptTokenCount: 12,
            candidatesTokenCount: 5,
            thoughtsTokenCount: 40,
            totalTokenCount: 57,
          },
          modelVersion: 'gemini-3.8-flash',
          responseId: 'mAitaLmkHPPlz7IPvtfUqQ4',
        },
        result: {
          text: 'A happy customer.',
          model: 'gemini-3.8-flash',
          finish: 'complete',
          vendor_finish: 'STOP',
          input_tokens: 12,
          output_tokens: 45,
          request_id: 'mAitaLmkHPPlz7IPvtfUqQ4',
        },
      },
      failed: [
        { ...failure(400, 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' },
        { ...failure(404, 'NOT_FOUND'), code: 'NOT_FOUND' },
        { ...failure(400, 'FAILED_PRECONDITION'), code: 'FAILED_PRECONDITION' },
      ],
    },
  },
};
