/** Personal data taken out of a text before it goes anywhere, and put back afterwards with the key it was sealed with. */
import { Button, FileButton, PasswordInput, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useChange } from '../../api/queries.ts';
import { Card } from '../../parts/card.tsx';
import { personalDataName } from '../../parts/labels.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';

export function Masking(): ReactElement {
  const { t } = useTexts();
  const [way, setWay] = useState<'mask' | 'unmask'>('mask');
  const [passphrase, setPassphrase] = useState('');
  const key = passphrase === '' ? {} : { passphrase };
  return (
    <Card title={t('masking.title')}>
      <div className="stack">
        <p className="sub">{t('masking.lead')}</p>
        <div className="row wrap">
          <SegmentedControl
            size="sm"
            aria-label={t('masking.title')}
            value={way}
            onChange={(value) => setWay(value === 'unmask' ? 'unmask' : 'mask')}
            data={[
              { value: 'mask', label: t('masking.mask') },
              { value: 'unmask', label: t('masking.unmask') },
            ]}
          />
        </div>
        <PasswordInput label={t('masking.passphrase')} description={t('masking.passphraseNote')} value={passphrase} onChange={(event) => setPassphrase(event.currentTarget.value)} maw="28rem" autoComplete="off" />
        {way === 'mask' ? <Mask passphrase={key} /> : <Unmask passphrase={key} />}
      </div>
    </Card>
  );
}

interface WithKey {
  readonly passphrase: { readonly passphrase?: string };
}

function Mask({ passphrase }: WithKey): ReactElement {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const masking = useChange('maskTexts', []);
  return (
    <div className="stack">
      <Textarea label={t('masking.text')} placeholder={t('masking.example')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={12} />
      <div className="row">
        <Button loading={masking.isPending} onClick={() => masking.mutate({ texts: [text.trim() === '' ? t('masking.example') : text], ...passphrase })}>
          {t('masking.mask')}
        </Button>
      </div>
      {masking.error && <Failure error={masking.error} />}
      {masking.data && <Masked answer={masking.data} />}
    </div>
  );
}

function Masked({ answer }: { readonly answer: Output<'maskTexts'> }): ReactElement {
  const texts = useTexts();
  const { t, list } = texts;
  const found = Object.entries(answer.hidden);
  const sealed = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(answer.sealed))}`;
  return (
    <div className="stack" aria-live="polite">
      <Textarea label={t('masking.masked')} value={answer.texts[0] ?? ''} readOnly autosize minRows={3} maxRows={12} />
      <p className="sub">{found.length === 0 ? t('masking.nothing') : list(found.map(([kind, count]) => t('masking.found', { kind: personalDataName(texts, kind), count })))}</p>
      {found.length > 0 && (
        <div className="row">
          <Button component="a" variant="default" size="xs" href={sealed} download="zhiyin-sealed.json">
            {t('masking.save')}
          </Button>
          <span className="sub grow">{t('masking.saveNote')}</span>
        </div>
      )}
    </div>
  );
}

function Unmask({ passphrase }: WithKey): ReactElement {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly sealed: Record<string, unknown> | undefined }>();
  const opening = useChange('unmaskTexts', []);
  const choose = async (chosen: File | null): Promise<void> => {
    if (chosen) setFile({ name: chosen.name, sealed: sealedIn(await chosen.text()) });
  };
  return (
    <div className="stack">
      <Textarea label={t('masking.masked')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={3} maxRows={12} />
      <div className="row wrap">
        <FileButton accept="application/json,.json" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button {...props} variant="default">
              {t('masking.choose')}
            </Button>
          )}
        </FileButton>
        <span className="sub" aria-live="polite">
          {file && (file.sealed ? file.name : t('masking.notSealed', { file: file.name }))}
        </span>
      </div>
      <div className="row">
        <Button disabled={text.trim() === '' || !file?.sealed} loading={opening.isPending} onClick={() => file?.sealed && opening.mutate({ texts: [text], sealed: file.sealed, ...passphrase })}>
          {t('masking.unmask')}
        </Button>
      </div>
      {opening.error && <Failure error={opening.error} />}
      {opening.data && <Textarea label={t('masking.opened')} value={opening.data.texts[0] ?? ''} readOnly autosize minRows={3} maxRows={12} />}
    </div>
  );
}

/** What a sealed file holds; undefined when the text is not one. */
function sealedIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'zhiyin' in value ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
