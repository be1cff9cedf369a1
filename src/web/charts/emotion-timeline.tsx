/* oxlint-disable jsx-a11y/prefer-tag-over-role -- there is no group and no button element inside SVG */
/**
 * How one customer's mood moved: the decayed mood with its band, every moment as a shape, orders and late deliveries
 * on a lane below. Moments can be reached with Tab and the arrow keys.
 */
import { useElementSize } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { TimelineEntry } from '../../contract/index.ts';
import { drawnScore, feelingOf, MoodShape } from '../parts/mood.tsx';
import { labelText } from '../parts/units.ts';
import { useTexts } from '../texts/texts.tsx';
import type { Texts } from '../texts/texts.tsx';
import './emotion-timeline.css';

interface Props {
  readonly entries: readonly TimelineEntry[];
  readonly mood: readonly { readonly day: string; readonly mood: number; readonly low: number; readonly high: number }[];
  readonly currency: string;
  readonly onPick: (entry: TimelineEntry) => void;
}

const plotHeight = 170;
const laneHeight = 34;
const axisHeight = 20;
const left = 42;
const right = 14;
const top = 12;

export function EmotionTimeline({ entries, mood, currency, onPick }: Props): ReactElement {
  const texts = useTexts();
  const { ref, width } = useElementSize();
  const times = [...entries.map((entry) => timeOf(entry.at)), ...mood.map((point) => timeOf(point.day))].filter(Number.isFinite);
  const first = Math.min(...times);
  const last = Math.max(...times);
  const x = (at: string): number => left + ((timeOf(at) - first) / (last - first || 1)) * Math.max(0, width - left - right);
  const y = (score: number): number => top + ((1 - Math.min(1, Math.max(-1, score))) / 2) * (plotHeight - top);
  const said = entries.filter((entry) => entry.polarity && entry.text && entry.direction !== 'out').toSorted((a, b) => timeOf(a.at) - timeOf(b.at));
  const orders = entries.filter((entry) => entry.source === 'orders');
  const height = plotHeight + laneHeight + axisHeight;
  return (
    <div className="emotion-timeline" ref={ref}>
      {width > 0 && times.length > 0 && (
        <svg width={width} height={height} role="group" aria-label={texts.t('chart.moments', { count: said.length })}>
          <Levels texts={texts} y={y} width={width} />
          {mood.length > 1 && (
            <>
              <path d={`M${mood.map((point) => `${x(point.day)} ${y(point.high)}`).join('L')}L${mood.toReversed().map((point) => `${x(point.day)} ${y(point.low)}`).join('L')}Z`} fill="var(--calm)" opacity={0.28} />
              <path d={`M${mood.map((point) => `${x(point.day)} ${y(point.mood)}`).join('L')}`} fill="none" stroke="var(--ink-soft)" strokeWidth={1.8} />
            </>
          )}
          <Lane orders={orders} x={x} width={width} texts={texts} currency={currency} />
          <Axis first={first} last={last} width={width} texts={texts} y={height - 5} />
          <Moments said={said} x={x} y={y} texts={texts} onPick={onPick} />
        </svg>
      )}
    </div>
  );
}

function Levels({ texts, y, width }: { readonly texts: Texts; readonly y: (score: number) => number; readonly width: number }): ReactElement {
  return (
    <g className="chart-text" aria-hidden="true">
      <text x={0} y={y(0.8)}>{texts.t('feeling.glad')}</text>
      <text x={0} y={y(0) + 4}>{texts.t('feeling.calm')}</text>
      <text x={0} y={y(-0.8) + 6}>{texts.t('feeling.sore')}</text>
      <line x1={left} x2={width - right} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" strokeDasharray="3 3" />
    </g>
  );
}

/** Orders as ticks, deliveries after their promise as bars that grow with the days. */
function Lane({ orders, x, width, texts, currency }: { readonly orders: readonly TimelineEntry[]; readonly x: (at: string) => number; readonly width: number; readonly texts: Texts; readonly currency: string }): ReactElement {
  const base = plotHeight + laneHeight - 6;
  return (
    <g aria-hidden="true">
      <line x1={left} x2={width - right} y1={base} y2={base} stroke="var(--line)" />
      <text className="chart-text" x={0} y={base + 1}>{texts.t('chart.orders')}</text>
      {orders.map((order) => {
        const late = Math.max(0, order.lateDays ?? 0);
        const title = [texts.day(order.at), order.amount === null ? '' : texts.money(order.amount, currency), late > 0 ? texts.t('moment.late', { count: late }) : ''].filter(Boolean).join(' · ');
        return (
          <g key={order.id}>
            <title>{title}</title>
            <rect x={x(order.at) - 2.5} y={base - 7} width={5} height={7} fill="var(--ink-faint)" />
            {late > 0 && <rect x={x(order.at) - 2.5} y={base - 9 - Math.min(18, 4 + late * 2.5)} width={5} height={Math.min(18, 4 + late * 2.5)} fill="var(--sore-3)" />}
          </g>
        );
      })}
    </g>
  );
}

/** Up to this many days an axis names days; beyond it, months. */
const daysNamedByDay = 300;

function Axis({ first, last, width, texts, y }: { readonly first: number; readonly last: number; readonly width: number; readonly texts: Texts; readonly y: number }): ReactElement {
  const count = Math.max(2, Math.min(6, Math.floor(width / 120)));
  const label = last - first < daysNamedByDay * 86_400_000 ? texts.shortDay : texts.month;
  return (
    <g className="chart-text" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => {
        const share = index / (count - 1);
        const anchor = index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
        return (
          <text key={index} x={left + share * (width - left - right)} y={y} textAnchor={anchor}>
            {label(new Date(first + share * (last - first)).toISOString().slice(0, 10))}
          </text>
        );
      })}
    </g>
  );
}

interface MomentsProps {
  readonly said: readonly TimelineEntry[];
  readonly x: (at: string) => number;
  readonly y: (score: number) => number;
  readonly texts: Texts;
  readonly onPick: (entry: TimelineEntry) => void;
}

function Moments({ said, x, y, texts, onPick }: MomentsProps): ReactElement {
  const [active, setActive] = useState(said.length - 1);
  const group = useRef<SVGGElement>(null);
  const reach = Math.min(active, said.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const entry = said[reach];
    if ((event.key === 'Enter' || event.key === ' ') && entry) onPick(entry);
    else if (step === undefined) return;
    else {
      const next = Math.min(said.length - 1, Math.max(0, reach + step));
      setActive(next);
      (group.current?.children[next] as SVGGElement | undefined)?.focus();
    }
    event.preventDefault();
  };
  return (
    <g ref={group}>
      {said.map((entry, index) => {
        const score = drawnScore(entry.polarity);
        const label = momentLabel(entry, texts);
        return (
          <g key={entry.id} role="button" tabIndex={index === reach ? 0 : -1} aria-label={label} className="moment-mark" onFocus={() => setActive(index)} onKeyDown={onKeyDown} onClick={() => onPick(entry)}>
            <title>{label}</title>
            <circle cx={x(entry.at)} cy={y(score)} r={13} fill="transparent" />
            <MoodShape score={score} x={x(entry.at)} y={y(score)} radius={4 + Math.abs(score) * 5} />
          </g>
        );
      })}
    </g>
  );
}

function momentLabel(entry: TimelineEntry, texts: Texts): string {
  const feeling = entry.emotion && entry.polarity?.label !== 'unsure' ? labelText(texts, entry.emotion.label) : texts.t(`feeling.${feelingOf(drawnScore(entry.polarity))}`);
  const text = entry.text ?? '';
  return `${texts.day(entry.at)} · ${feeling} · ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

function timeOf(at: string): number {
  const text = at.replace(' ', 'T');
  return Date.parse(text.length <= 10 ? `${text}T12:00:00Z` : text.endsWith('Z') ? text : `${text}Z`);
}
