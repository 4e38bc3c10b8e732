import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** The delivery's, else the one in the settings, else the one found when connecting. */
export function chosenModel(
  asked: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  for (const model of [asked, settings['model'], settings['newest_model']]) {
    if (typeof model === 'string' && model !== '') return model;
  }
  throw new RequestBuildError('model', 'is needed, because neither settings nor account name one');
}
