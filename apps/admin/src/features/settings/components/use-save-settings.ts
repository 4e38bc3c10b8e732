import type { Settings, UpdateSettings } from '@patchbay/contracts/settings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangedMeanwhile } from '../../../lib/changed-meanwhile.ts';
import { saveUnlessChanged } from '../../../lib/save-unless-changed.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { stableText } from '../../../lib/stable-text.ts';
import { deliveryRulesKey } from '../api/delivery-rules.ts';
import { readSettings } from '../api/read-settings.ts';
import { settingsKey } from '../api/settings.ts';
import { updateSettings } from '../api/update-settings.ts';
import { requireSound } from '../settings-faults.ts';

interface SaveSettings<V, P> {
  /** As the form began. */
  settings: Settings;
  /** The part of the settings that the form shows and replaces. */
  about: (settings: Settings) => P;
  /** What that part is called, and what it says, for people. */
  label: string;
  words: (part: P) => string;
  /** What to send; `now` is what the server holds at this moment. */
  change: (values: V, now: Settings) => UpdateSettings;
  onSaved: (next: Settings) => void;
  /** Somebody else's change stands; the form shows it. */
  onTake: (now: Settings) => void;
  onError?: (error: Error) => void;
}

/**
 * Saves a part of the settings, unless somebody changed that part to something else since it was
 * shown: then nothing is stored, what was typed stays, and saving once more replaces what is there
 * now. What cannot be right is not sent either.
 */
export function useSaveSettings<V, P>(options: SaveSettings<V, P>) {
  const { settings, about, label, words, change, onSaved, onTake, onError } = options;
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState(() => stableText(about(settings)));
  const show = (next: Settings) => {
    setShown(stableText(about(next)));
    queryClient.setQueryData(settingsKey(slug), withoutSecret(next));
    void queryClient.invalidateQueries({ queryKey: deliveryRulesKey(slug) });
  };
  const save = useMutation({
    mutationFn: async (values: V) => {
      requireSound(change(values, settings));
      return saveUnlessChanged(
        () => readSettings(slug),
        async (now, tag) => {
          const next = change(values, now);
          const theirs = about(now);
          const mine = about({ ...now, ...next } as Settings);
          const [told, own] = [stableText(theirs), stableText(mine)];
          if (told !== shown && told !== own) {
            setShown(told);
            const both = { label, mine: words(mine), theirs: words(theirs) };
            throw new ChangedMeanwhile(now, [both]);
          }
          return updateSettings(slug, next, tag);
        },
      );
    },
    onSuccess: (next) => {
      show(next);
      onSaved(next);
    },
    ...(onError && { onError }),
  });
  const take = () => {
    if (!(save.error instanceof ChangedMeanwhile)) return;
    const { now } = save.error as ChangedMeanwhile<Settings>;
    show(now);
    onTake(now);
    save.reset();
  };
  return { ...save, take };
}

/** A secret is shown once, and kept nowhere. */
function withoutSecret(settings: Settings): Settings {
  if (!settings.alert_webhook) return settings;
  const { secret: _, ...alert_webhook } = settings.alert_webhook;
  return { ...settings, alert_webhook };
}
