import type { DeliveryRules } from '@patchbay/contracts/delivery-rules';
import type { Settings } from '@patchbay/contracts/settings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { faultyFields, fromDraft, toDraft, type RuleDraft } from '../rule-draft.ts';
import { scheduleText, statedText } from '../rule-text.ts';
import { faultsOf } from '../settings-faults.ts';
import { RuleFields } from './rule-fields.tsx';
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
  const show = (next: Settings) => {
    setDraft(toDraft(statedBySite(next)));
    setSaved(toDraft(statedBySite(next)));
  };
  const save = useSaveSettings<RuleDraft, ReturnType<typeof statedBySite>>({
    settings,
    about: statedBySite,
    label: t('rules.site_title'),
    words: (rules) => statedText(rules, t),
    change: (typed) => {
      const { retry_schedule = null, timeout = null } = fromDraft(typed);
      return { retry_schedule, timeout };
    },
    onSaved: (next) => {
      show(next);
      toastSuccess(t('rules.saved'));
    },
    onTake: show,
  });
  const faulty = faultyFields(faultsOf(save.error));
  const changed = JSON.stringify(fromDraft(draft)) !== JSON.stringify(fromDraft(saved));
  return (
    <Panel title={t('rules.site_title')} intro={t('rules.site_intro')}>
      <SaveForm
        save={save}
        onSubmit={() => save.mutate(draft)}
        label={t('general.save')}
        reason={changed ? null : t('general.unchanged')}
        atFields={faulty.length > 0}
        onTake={save.take}
      >
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
      </SaveForm>
    </Panel>
  );
}

function statedBySite({ retry_schedule, timeout }: Settings) {
  return { ...(retry_schedule && { retry_schedule }), ...(timeout && { timeout }) };
}
