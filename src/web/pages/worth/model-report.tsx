import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { isStatus, Unknown } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type WorthAnswer = Output<'worth'>;

interface Estimated {
  readonly name: string;
  readonly value: number;
  readonly error: number;
}

const errorSuffix = 'StandardError';

/** What the model found: its parameters with standard errors, and in words whether it can be trusted. */
export function ModelReport({ model }: { readonly model: WorthAnswer['model'] }): ReactElement {
  const { t, number, percent } = useTexts();
  const { horizonWeeks: weeks, annualDiscountRate: rate, purchaseModel } = model.parameters;
  const used = purchaseModel === 'mbg-nbd' ? 'mbg-nbd' : 'bg-nbd';
  const estimated = estimatesIn(model.parameters);
  const shown = (value: number): string => number(value, value !== 0 && Math.abs(value) < 0.1 ? 4 : 3);
  return (
    <Card title={t('model.title')}>
      <p className={model.status === 'known' ? '' : 'sub'}>
        {model.status === 'known' ? t('model.known', { count: model.observations }) : isStatus(model.status) ? t(`model.${model.status === 'not-applicable' ? 'too-little-data' : model.status}`, { count: model.observations }) : <Unknown status={model.status} />}
      </p>
      {estimated.length > 0 && (
        <Scroller label={t('model.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('model.parameter')}</th>
                <th scope="col" className="number">{t('model.estimate')}</th>
                <th scope="col" className="number">{t('model.error')}</th>
              </tr>
            </thead>
            <tbody>
              {estimated.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">{parameter.name}</th>
                  <td className="number">
                    <CompanyFigure measure="modelParameter" of={[parameter.name]} about={parameter.name} label={t('model.parameter')}>
                      {shown(parameter.value)}
                    </CompanyFigure>
                  </td>
                  <td className="number">{`± ${shown(parameter.error)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <p className="sub">{t('model.note', { model: t(`trust.model.${used}`) })}</p>
      {typeof weeks === 'number' && typeof rate === 'number' && <p className="sub">{t('model.terms', { weeks, rate: percent(rate, 1) })}</p>}
    </Card>
  );
}

/** Parameters that came with a standard error; `alphaWeeks` belongs to `alphaWeeksStandardError`. */
function estimatesIn(parameters: Readonly<Record<string, unknown>>): Estimated[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const error = parameters[`${name}${errorSuffix}`];
    return typeof value === 'number' && typeof error === 'number' ? [{ name, value, error }] : [];
  });
}
