import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A figure about many customers; opens to a sentence on how it is made. */
export function Noted({ note, children }: { readonly note: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <Popover width={320} position="bottom-start" shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className="figure">
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="sub">{note}</div>
      </Popover.Dropdown>
    </Popover>
  );
}
