/** Everything that happened, conversation by conversation, with the words that led to each reading. */
import { Button } from '@mantine/core';
import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ReactElement, Ref } from 'react';
import type { TimelineEntry } from '../../../contract/index.ts';
import { Failure } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { Highlighted } from '../../parts/highlighted.tsx';
import { useKeys } from '../../parts/keys.ts';
import { channelName, instrumentName, itemName, touchpointName } from '../../parts/labels.ts';
import { drawnScore, MoodMark } from '../../parts/mood.tsx';
import { SignalPills } from '../../parts/signal-pills.tsx';
import { labelText } from '../../parts/units.ts';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';
import { Correction } from './correction.tsx';
import { groupTimeline } from './timeline.ts';
import type { Timeline, TimelineGroup } from './timeline.ts';

export interface MomentsHandle {
  /** Brings a moment into view and focuses it. */
  show(id: string): void;
}

interface Props {
  readonly ref: Ref<MomentsHandle>;
  readonly timeline: Timeline;
  readonly currency: string;
  readonly name: string;
  readonly picked: string | undefined;
  readonly onPick: (id: string) => void;
}

export function Moments({ ref, timeline, currency, name, picked, onPick }: Props): ReactElement {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [correcting, setCorrecting] = useState<TimelineEntry>();
  const groups = useMemo(() => groupTimeline(timeline.entries), [timeline.entries]);
  const inOrder = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const show = (id: string): void => {
    const element = box.current?.querySelector<HTMLElement>(`[data-moment="${CSS.escape(id)}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  };
  useImperativeHandle(ref, () => ({ show }));
  const move = (step: number): void => {
    const at = inOrder.findIndex((entry) => entry.id === picked);
    const next = inOrder[Math.min(inOrder.length - 1, Math.max(0, at + step))];
    if (!next) return;
    onPick(next.id);
    show(next.id);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const entry = inOrder.find((candidate) => candidate.id === picked) ?? inOrder.find(canCorrect);
      if (entry && canCorrect(entry)) setCorrecting(entry);
    },
  });
  return (
    <Card
      title={t('customer.everything')}
      aside={
        <span className="sub">
          <kbd>j</kbd> <kbd>k</kbd> {t('keys.move')} · <kbd>c</kbd> {t('moment.correct')}
        </span>
      }
    >
      {timeline.error && <Failure error={timeline.error} />}
      <div ref={box}>
        {groups.map((group) => (
          <Group key={group.key} group={group} currency={currency} name={name} picked={picked} onPick={onPick} onCorrect={setCorrecting} />
        ))}
      </div>
      {groups.length === 0 && <p className="sub">{t('customer.noMoments')}</p>}
      {timeline.more && (
        <Button variant="default" size="xs" onClick={timeline.more}>
          {t('customer.earlier', { count: timeline.total - timeline.entries.length })}
        </Button>
      )}
      <Correction entry={correcting} close={() => setCorrecting(undefined)} />
    </Card>
  );
}

/** The reader abstained: nothing is claimed about these words. */
function isUnsure(entry: TimelineEntry): boolean {
  return entry.polarity?.label === 'unsure';
}

function canCorrect(entry: TimelineEntry): boolean {
  return entry.source !== 'orders' && entry.polarity !== null && entry.direction !== 'out';
}

interface GroupProps extends Omit<Props, 'ref' | 'timeline'> {
  readonly group: TimelineGroup;
  readonly onCorrect: (entry: TimelineEntry) => void;
}

function Group({ group, ...rest }: GroupProps): ReactElement {
  const texts = useTexts();
  const first = group.entries[0];
  if (group.kind === 'survey') return <Survey group={group} />;
  const agents = [...new Set(group.entries.map((entry) => entry.agent).filter((agent) => agent !== null))];
  return (
    <div className="moment-group">
      {group.kind === 'conversation' && first && (
        <h3>
          {[touchpointName(texts, first.touchpoint), first.channel && channelName(texts, first.channel), texts.day(first.at), ...agents].filter(Boolean).join(' · ')}
        </h3>
      )}
      {group.entries.map((entry) => (
        <MomentRow key={`${entry.source} ${entry.id}`} entry={entry} isInConversation={group.kind === 'conversation'} {...rest} />
      ))}
    </div>
  );
}

/** The answers to one questionnaire, side by side. */
function Survey({ group }: { readonly group: TimelineGroup }): ReactElement {
  const texts = useTexts();
  const first = group.entries[0];
  return (
    <div className="moment-group">
      <div className="said-row">
        <div className="sub said-who">{first && texts.shortDay(first.at)}</div>
        <div>
          <div className="sub">{[texts.t('moment.survey'), first?.rating?.instrument && instrumentName(texts, first.rating.instrument)].filter(Boolean).join(' · ')}</div>
          <ul className="answers">
            {group.entries.map((entry) => (
              <li key={entry.id} className={(entry.rating?.perceived ?? 0) < (entry.rating?.expected ?? -Infinity) ? 'sore-text' : undefined}>
                {entry.rating && answerText(entry.rating, entry.rating.item ? itemName(texts, entry.rating.item) : '', texts)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface RowProps extends Omit<GroupProps, 'group'> {
  readonly entry: TimelineEntry;
  readonly isInConversation: boolean;
}

function MomentRow({ entry, isInConversation, currency, name, picked, onPick, onCorrect }: RowProps): ReactElement {
  const texts = useTexts();
  const isOurs = entry.direction === 'out';
  return (
    <div className="said-row" tabIndex={-1} data-moment={entry.id} data-picked={entry.id === picked || undefined} onFocus={() => onPick(entry.id)}>
      <div className="sub said-who">
        {isInConversation ? (entry.direction === 'out' ? (entry.agent ?? texts.t('moment.us')) : name) : texts.shortDay(entry.at)}
        {isInConversation && <div>{clock(entry.at)}</div>}
      </div>
      <div>
        {headline(entry, isInConversation, texts, currency)}
        {entry.text && <Highlighted text={entry.text} evidence={isOurs || isUnsure(entry) ? [] : entry.evidence} score={drawnScore(entry.polarity)} />}
        {entry.polarity && !isOurs && <ReadingLine entry={entry} onCorrect={onCorrect} />}
      </div>
    </div>
  );
}

/** What the reader made of it, and whether a person has put it right. */
function ReadingLine({ entry, onCorrect }: { readonly entry: TimelineEntry; readonly onCorrect: (entry: TimelineEntry) => void }): ReactElement {
  const texts = useTexts();
  const { t, signed, percent } = texts;
  const { polarity, emotion } = entry;
  const corrected = polarity?.corrected || emotion?.corrected;
  return (
    <div className="sub reading-line">
      <MoodMark score={drawnScore(polarity)} size={10} />
      <span>
        {[
          emotion && (emotion.corrected || !isUnsure(entry)) && (emotion.corrected ? labelText(texts, emotion.label) : t('moment.emotion', { emotion: labelText(texts, emotion.label), share: percent(emotion.probability) })),
          polarity && (polarity.label === 'unsure' ? t('polarity.unsure') : signed(polarity.score, 2)),
          corrected && t('moment.corrected'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <SignalPills signals={entry.signals} />
      <button type="button" className="link-button" onClick={() => onCorrect(entry)}>
        {t('moment.correct')}
      </button>
    </div>
  );
}

function headline(entry: TimelineEntry, isInConversation: boolean, texts: Texts, currency: string): ReactElement | null {
  const { t, money } = texts;
  if (entry.source === 'orders') {
    const late = entry.lateDays;
    return (
      <div>
        <b>{entry.amount !== null && entry.amount < 0 ? t('moment.return') : t('moment.order')}</b> {entry.amount !== null && money(entry.amount, currency)}
        {late !== null && <span className={late > 0 ? 'sore-text' : 'glad-text'}> · {late > 0 ? t('moment.late', { count: late }) : late < 0 ? t('moment.early', { count: -late }) : t('moment.onTime')}</span>}
        {entry.channel && <span className="sub"> · {channelName(texts, entry.channel)}</span>}
      </div>
    );
  }
  const parts = entry.source === 'feedback' ? [t('moment.feedback'), ratingText(entry, texts), entry.product] : [touchpointName(texts, entry.touchpoint), entry.channel && channelName(texts, entry.channel), entry.product];
  return isInConversation ? null : <div className="sub">{parts.filter(Boolean).join(' · ')}</div>;
}

type Rating = NonNullable<TimelineEntry['rating']>;

function ratingText({ rating }: TimelineEntry, texts: Texts): string | null {
  if (!rating) return null;
  const what = [rating.instrument && instrumentName(texts, rating.instrument), rating.item && itemName(texts, rating.item)].filter(Boolean).join(' ');
  return answerText(rating, what, texts);
}

function answerText({ expected, perceived }: Rating, what: string, { t, number }: Texts): string {
  const score = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1);
  if (perceived === null) return what;
  return expected === null ? t('moment.rating', { what, perceived: score(perceived) }) : t('moment.ratingGap', { what, expected: score(expected), perceived: score(perceived) });
}

function clock(at: string): string {
  return /[T ](\d{2}:\d{2})/.exec(at)?.[1] ?? '';
}
