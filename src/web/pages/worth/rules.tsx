/** The rules that make tiers: to read, to try on one customer, to see what a change would mean, and to save. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TierRules } from '../../../contract/index.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { RunNow } from '../../parts/run-now.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Preview } from './preview.tsx';
import { RulesFields } from './rules-fields.tsx';
import { WorthSection } from './section.tsx';
import { Trial } from './trial.tsx';

export function RulesPage(): ReactElement {
  const query = useAnswer('getTierRules', {});
  return <WorthSection>{() => <Answer query={query}>{(answer) => <Workshop key={JSON.stringify(answer.rules)} {...answer} />}</Answer>}</WorthSection>;
}

function Workshop({ rules, isDefault, isPending }: { readonly rules: TierRules; readonly isDefault: boolean; readonly isPending: boolean }): ReactElement {
  const { t } = useTexts();
  const [draft, setDraft] = useState(rules);
  const [asked, setAsked] = useState<TierRules>();
  const save = useChange('saveTierRules', ['getTierRules', 'listTierStrategies']);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rules);
  const change = (next: TierRules): void => {
    setDraft(next);
    setAsked(undefined);
  };
  return (
    <div className="stack">
      {isPending && (
        <div className="stale">
          <span className="grow">{t('rules.pending')}</span>
          <RunNow compact />
        </div>
      )}
      <div className="worth-halves">
        <Card title={t('rules.title')} aside={<span className="sub">{t(isDefault ? 'rules.default' : 'rules.own')}</span>}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              setAsked(draft);
            }}
          >
            <RulesFields draft={draft} onChange={change} />
            {save.error && <Failure error={save.error} />}
            <div className="row wrap">
              <Button type="submit" size="xs" variant={asked ? 'default' : 'filled'}>
                {t('rules.preview')}
              </Button>
              <Button size="xs" variant={asked ? 'filled' : 'default'} disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate({ rules: draft })}>
                {t('rules.save')}
              </Button>
              {isChanged && (
                <Button variant="subtle" size="xs" onClick={() => change(rules)}>
                  {t('rules.undo')}
                </Button>
              )}
            </div>
            {!isChanged && !isPending && (
              <p className="sub">
                {t('rules.unchanged')} <Link to="/worth">{t('migration.title')}</Link>
              </p>
            )}
          </form>
        </Card>
        <Trial rules={draft} />
      </div>
      {asked && <Preview key={JSON.stringify(asked)} rules={asked} />}
    </div>
  );
}
