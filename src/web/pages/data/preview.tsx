import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { factKinds } from '../../../domain/index.ts';
import type { FactKind } from '../../../domain/index.ts';
import { call } from '../../api/client.ts';
import type { ApiError, Input, Output } from '../../api/client.ts';
import { Answer } from '../../parts/answer.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type PreviewAnswer = Output<'previewImport'>;

interface Props {
  readonly upload: string;
  readonly start: (input: Input<'importFile'>) => void;
  readonly cancel: () => void;
}

interface Choice {
  readonly kind?: FactKind;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly reading?: { readonly header?: boolean };
}

/** What the file looks like and how it will be read; everything can be put right before anything is stored. */
export function Preview({ upload, start, cancel }: Props): ReactElement {
  const [choice, setChoice] = useState<Choice>({});
  const input: Input<'previewImport'> = { source: { upload }, ...choice };
  const query = useQuery<PreviewAnswer, ApiError>({ queryKey: ['previewImport', input], queryFn: ({ signal }) => call('previewImport', input, signal), placeholderData: keepPreviousData, staleTime: Infinity });
  return (
    <Answer query={query} lines={8}>
      {(preview) => <Looked preview={preview} choice={choice} setChoice={setChoice} start={(saveMapping) => start({ source: { upload }, kind: preview.kind, mapping: preview.mapping, reading: preview.reading, saveMapping })} cancel={cancel} />}
    </Answer>
  );
}

interface LookedProps {
  readonly preview: PreviewAnswer;
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
  readonly start: (saveMapping: boolean) => void;
  readonly cancel: () => void;
}

function Looked({ preview, choice, setChoice, start, cancel }: LookedProps): ReactElement {
  const { t, number, list, say } = useTexts();
  const [save, setSave] = useState(true);
  const missing = preview.missing.map((name) => preview.targets.find((target) => target.name === name)).map((target, index) => (target ? say(target.title) : (preview.missing[index] ?? '')));
  return (
    <div className="stack preview">
      <div>
        <b>{preview.fileName}</b> <span className="sub">{[t(`format.${preview.format}`), preview.reading.encoding, preview.estimatedRows !== null && t('import.rows', { count: preview.estimatedRows })].filter(Boolean).join(' · ')}</span>
      </div>
      {preview.alreadyImported !== null && <p className="note">{t('import.already')}</p>}
      <div className="row wrap preview-options">
        <NativeSelect
          size="xs"
          label={t('import.kind')}
          value={preview.kind}
          onChange={(event) => setChoice({ ...choice, kind: event.currentTarget.value as FactKind, mapping: {} })}
          data={factKinds.map((kind) => ({ value: kind, label: kindLabel(preview, kind, t(`kind.${kind}`), (confidence) => t('import.confidence', { share: number(confidence * 100) })) }))}
        />
        <Checkbox size="xs" label={t('import.header')} checked={preview.reading.header ?? true} onChange={(event) => setChoice({ kind: preview.kind, reading: { ...choice.reading, header: event.currentTarget.checked } })} />
      </div>
      <Columns preview={preview} setMapping={(mapping) => setChoice({ ...choice, kind: preview.kind, mapping })} />
      {missing.length > 0 ? (
        <p className="note sore-text" role="alert">
          {t('import.missing', { columns: list(missing) })}
        </p>
      ) : (
        <p className="sub">{t(`import.mapping.${preview.mappingFrom}`)}</p>
      )}
      <Sample preview={preview} />
      <div className="row wrap">
        <Button onClick={() => start(save)} disabled={preview.missing.length > 0}>
          {preview.estimatedRows === null ? t('import.go') : t('import.goRows', { count: preview.estimatedRows })}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('action.cancel')}
        </Button>
        <Checkbox size="xs" label={t('import.remember')} checked={save} onChange={(event) => setSave(event.currentTarget.checked)} />
      </div>
    </div>
  );
}

function kindLabel(preview: PreviewAnswer, kind: FactKind, name: string, confidenceText: (confidence: number) => string): string {
  const guess = preview.kinds.find((candidate) => candidate.kind === kind);
  return guess && guess.confidence > 0 ? `${name} ${confidenceText(guess.confidence)}` : name;
}

/** Every column of the file with its samples and what it becomes. */
function Columns({ preview, setMapping }: { readonly preview: PreviewAnswer; readonly setMapping: (mapping: Record<string, string>) => void }): ReactElement {
  const { t, say, percent } = useTexts();
  const choose = (columnName: string, target: string): void => {
    const rest = Object.entries(preview.mapping).filter(([other, column]) => column !== columnName && other !== target);
    setMapping(Object.fromEntries(target === '' ? rest : [...rest, [target, columnName]]));
  };
  return (
    <Scroller label={t('import.column')}>
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.samples')}</th>
            <th scope="col">{t('import.becomes')}</th>
            <th scope="col">{t('import.why')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td className="sub samples">{column.samples.filter((sample) => sample !== '').slice(0, 3).join(' · ')}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('import.becomesOf', { column: column.name })}
                  value={column.target ?? ''}
                  onChange={(event) => choose(column.name, event.currentTarget.value)}
                  data={[{ value: '', label: t('import.keepAsExtra') }, ...preview.targets.map((target) => ({ value: target.name, label: target.required ? `${say(target.title)} *` : say(target.title) }))]}
                />
              </td>
              <td className="sub">{column.target === null ? '' : `${percent(column.confidence)} · ${say(column.reason)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Sample({ preview }: { readonly preview: PreviewAnswer }): ReactElement {
  const { t } = useTexts();
  return (
    <details>
      <summary>{t('import.sampleRows')}</summary>
      <Scroller label={t('import.sampleRows')} className="facts">
        <table>
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sampleRows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>{cell ?? '—'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
