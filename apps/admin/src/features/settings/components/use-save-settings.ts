import type { Settings, UpdateSettings } from '@patchbay/contracts/settings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '../../../lib/site-context.tsx';
import { deliveryRulesKey } from '../api/delivery-rules.ts';
import { settingsKey, settingsQuery } from '../api/settings.ts';
import { updateSettings } from '../api/update-settings.ts';
import { SettingsChanged } from '../settings-changed.ts';
import { requireSound } from '../settings-faults.ts';

interface SaveSettings<V> {
  /** As the form began. */
  settings: Settings;
  /** The part of the settings that the form shows and replaces. */
  about: (settings: Settings) => unknown;
  /** What to send; `now` is what the server holds at this moment. */
  change: (values: V, now: Settings) => UpdateSettings;
  onSaved: (next: Settings) => void;
  onError?: (error: Error) => void;
}

/**
 * Saves a part of the settings, unless somebody changed that part since it was shown: then nothing is
 * sent, what was typed stays, and saving once more replaces what is there now. What cannot be right is
 * not sent either.
 */
export function useSaveSettings<V>(options: SaveSettings<V>) {
  const { settings, about, change, onSaved, onError } = options;
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState(() => JSON.stringify(about(settings)));
  return useMutation({
    mutationFn: async (values: V) => {
      requireSound(change(values, settings));
      const now = await queryClient.fetchQuery({ ...settingsQuery(slug), staleTime: 0 });
      if (JSON.stringify(about(now)) !== shown) {
        setShown(JSON.stringify(about(now)));
        throw new SettingsChanged(now);
      }
      return updateSettings(slug, change(values, now));
    },
    onSuccess: (next) => {
      setShown(JSON.stringify(about(next)));
      queryClient.setQueryData(settingsKey(slug), withoutSecret(next));
      void queryClient.invalidateQueries({ queryKey: deliveryRulesKey(slug) });
      onSaved(next);
    },
    ...(onError && { onError }),
  });
}

/** A secret is shown once, and kept nowhere. */
function withoutSecret(settings: Settings): Settings {
  if (!settings.alert_webhook) return settings;
  const { secret: _, ...alert_webhook } = settings.alert_webhook;
  return { ...settings, alert_webhook };
}
