/** Language, light, what is in effect, and whether all is well. */
import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Masking } from './masking.tsx';

export function SettingsPage(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <PageHead name={t('nav.settings')} title={t('nav.settings')} />
      <div className="stack">
        <Looks />
        <About />
        <Masking />
        <Configuration />
      </div>
    </>
  );
}

function Looks(): ReactElement {
  const { t, locale, setLocale } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card title={t('settings.looks')}>
      <div className="row wrap">
        <SegmentedControl size="sm" aria-label={t('settings.language')} value={locale} onChange={(value) => setLocale(value === 'en' ? 'en' : 'zh-CN')} data={[{ value: 'zh-CN', label: t('language.zh') }, { value: 'en', label: t('language.en') }]} />
        <SegmentedControl
          size="sm"
          aria-label={t('settings.theme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
          data={[
            { value: 'auto', label: t('settings.auto') },
            { value: 'light', label: t('settings.light') },
            { value: 'dark', label: t('settings.dark') },
          ]}
        />
      </div>
    </Card>
  );
}

function About(): ReactElement {
  const { t, number, duration, say } = useTexts();
  const query = useAnswer('health', {});
  const doctor = useAnswer('doctor', {}, { enabled: false });
  return (
    <Card title={t('settings.about')}>
      <Answer query={query} lines={3}>
        {(health) => (
          <p>
            {t('settings.health', { version: health.version, memory: number(health.memoryMegabytes), uptime: duration(health.uptimeSeconds) })}
            <br />
            <span className="sub">{t('settings.folder', { folder: health.folder })}</span>
          </p>
        )}
      </Answer>
      <div className="stack">
        <div>
          <Button variant="default" size="xs" loading={doctor.isFetching} onClick={() => void doctor.refetch()}>
            {t('settings.checkUp')}
          </Button>
        </div>
        {doctor.data && (
          <ul className="plain-list" aria-live="polite">
            {doctor.data.checks.map((check) => (
              <li key={check.name}>
                <span className={check.ok ? 'glad-text' : 'sore-text'}>{check.ok ? '✓' : '✗'}</span> {say(check.finding)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Configuration(): ReactElement {
  const { t, say } = useTexts();
  return (
    <Card title={t('settings.configuration')}>
      <p className="sub">{t('settings.configurationText')}</p>
      <Answer query={useAnswer('showConfig', {})} lines={6}>
        {({ settings }) => (
          <Scroller label={t('settings.configuration')}>
            <table className="wordy">
              <thead>
                <tr>
                  <th scope="col">{t('settings.key')}</th>
                  <th scope="col">{t('settings.value')}</th>
                  <th scope="col">{t('settings.from')}</th>
                  <th scope="col">{t('settings.meaning')}</th>
                </tr>
              </thead>
              <tbody>
                {settings.map((setting) => (
                  <tr key={setting.key}>
                    <th scope="row">{setting.key}</th>
                    <td>{String(setting.value)}</td>
                    <td className="sub">{t(`settings.from.${setting.from === 'command line' ? 'commandLine' : setting.from}`)}</td>
                    <td className="sub">{say(setting.meaning)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        )}
      </Answer>
    </Card>
  );
}
