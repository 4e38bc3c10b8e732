import type { DeliveryRules } from '@patchbay/contracts/delivery-rules';
import type { Settings } from '@patchbay/contracts/settings';
import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { faultyFields, fromDraft, toDraft, type RuleDraft } from '../rule-draft.ts';
import { scheduleText, statedText } from '../rule-text.ts';
import { faultsOf } from '../settings-faults.ts';
import { RuleFields } from './rule-fields.tsx';
import { SaveProblem } from './save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface SiteRulesProps {
  settings: Settings;
  platform: DeliveryRules['platform'];
}

/** What holds for the whole site, where no family and no connector says otherwise. */
export function SiteRules({ settings, platform }: SiteRulesProps) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(() => toDraft(statedBySite(settings)));
  const [saved, setSaved] = useState(draft);
  const save = useSaveSettings<RuleDraft>({
    settings,
    about: statedBySite,
    change: (typed) => {
      const { retry_schedule = null, timeout = null } = fromDraft(typed);
      return { retry_schedule, timeout };
    },
    onSaved: (next) => {
      setDraft(toDraft(statedBySite(next)));
      setSaved(toDraft(statedBySite(next)));
      toastSuccess(t('rules.saved'));
    },
  });
  const faulty = faultyFields(faultsOf(save.error));
  const changed = JSON.stringify(fromDraft(draft)) !== JSON.stringify(fromDraft(saved));
  return (
    <Panel title={t('rules.site_title')} intro={t('rules.site_intro')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <Stack gap="md">
          <RuleFields
            draft={draft}
            faulty={faulty}
            limit="never"
            usual={{
              retry: scheduleText(platform.retry_schedule, t),
              timeout: platform.timeout,
            }}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          <SaveProblem
            error={save.error}
            atFields={faulty.length > 0}
            stored={(now) => statedText(statedBySite(now), t)}
          />
          <Group>
            <GatedButton
              type="submit"
              loading={save.isPending}
              reason={changed ? null : t('general.unchanged')}
              onClick={() => undefined}
            >
              {t('general.save')}
            </GatedButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function statedBySite({ retry_schedule, timeout }: Settings) {
  return { ...(retry_schedule && { retry_schedule }), ...(timeout && { timeout }) };
}
