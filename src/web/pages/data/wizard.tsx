/** One file at a time: choose → upload → look and map → import → result. More files wait in line. */
import { Button } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ApiError, uploadFile } from '../../api/client.ts';
import type { Input } from '../../api/client.ts';
import { useLong } from '../../api/queries.ts';
import { Failure } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { FilesWeRead } from '../../parts/nothing-yet.tsx';
import { JobProgress } from '../../parts/progress.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Preview } from './preview.tsx';
import { Result } from './result.tsx';

type Arrival =
  | { readonly state: 'none' }
  | { readonly state: 'uploading'; readonly file: File; readonly share: number }
  | { readonly state: 'here'; readonly file: File; readonly upload: string }
  | { readonly state: 'failed'; readonly file: File; readonly error: ApiError };

export function Wizard(): ReactElement {
  const { t } = useTexts();
  const [arrival, setArrival] = useState<Arrival>({ state: 'none' });
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const job = useLong('importFile');

  const take = (file: File): void => {
    job.reset();
    setArrival({ state: 'uploading', file, share: 0 });
    uploadFile(file, (share) => setArrival({ state: 'uploading', file, share })).then(
      ({ upload }) => setArrival({ state: 'here', file, upload }),
      (error: unknown) => setArrival({ state: 'failed', file, error: error instanceof ApiError ? error : new ApiError(undefined, { cause: error }) }),
    );
  };
  const choose = (files: readonly File[]): void => {
    const [first, ...rest] = files;
    if (!first) return;
    setWaiting(rest);
    take(first);
  };
  const next = (): void => {
    job.reset();
    const [first, ...rest] = waiting;
    setWaiting(rest);
    if (first) take(first);
    else setArrival({ state: 'none' });
  };
  const startImport = (input: Input<'importFile'>): void => void job.start(input);

  return (
    <Card title={t('import.title')} aside={waiting.length > 0 && <span className="sub">{t('import.waiting', { count: waiting.length })}</span>}>
      {arrival.state === 'none' && <Choose choose={choose} />}
      {arrival.state === 'uploading' && <JobProgress title={t('import.uploading', { name: arrival.file.name })} progress={{ step: 'upload', done: 0, share: arrival.share }} />}
      {arrival.state === 'failed' && <Failure error={arrival.error} retry={() => take(arrival.file)} />}
      {arrival.state === 'here' && job.now.state === 'idle' && <Preview upload={arrival.upload} start={startImport} cancel={next} />}
      {arrival.state === 'here' && job.now.state === 'working' && <JobProgress title={t('import.working', { name: arrival.file.name })} progress={job.now.progress} />}
      {job.now.state === 'failed' && (
        <div className="stack">
          <Failure error={job.now.error} retry={job.reset} />
          <div>
            <Button variant="default" size="xs" onClick={next}>
              {t('import.another')}
            </Button>
          </div>
        </div>
      )}
      {job.now.state === 'done' && <Result result={job.now.result} hasMore={waiting.length > 0} next={next} />}
    </Card>
  );
}

function Choose({ choose }: { readonly choose: (files: readonly File[]) => void }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Dropzone onDrop={choose} multiple className="drop" inputProps={{ 'aria-label': t('import.choose') }} aria-label={t('import.drop')}>
        <div className="drop-text">
          <b>{t('import.drop')}</b>
          <span className="sub">{t('import.formats')}</span>
          <span className="mantine-Button-root drop-button">{t('import.choose')}</span>
        </div>
      </Dropzone>
      <details className="data-help">
        <summary>{t('import.help')}</summary>
        <FilesWeRead />
      </details>
    </>
  );
}
