import { useId, type ReactNode } from 'react';
import { HeadingLevel } from './heading';

export type CardProps = {
  title?: string | undefined;
  lede?: ReactNode;
  /** What stands at the right of the title: a link, a chip, a switch. */
  aside?: ReactNode;
  dense?: boolean;
  as?: 'section' | 'aside';
  children: ReactNode;
};

type HeadProps = Pick<CardProps, 'title' | 'lede' | 'aside'> & { id: string };

function CardHead({ id, title, lede, aside }: HeadProps) {
  return (
    <header className="card-head">
      <div>
        {title && <h2 id={id}>{title}</h2>}
        {lede && <p>{lede}</p>}
      </div>
      {aside}
    </header>
  );
}

/** One subject on one surface. With a title it is a landmark of that name, so give the cards of a screen different titles. */
export function Card({ title, lede, aside, dense = false, as: As = 'section', children }: CardProps) {
  const id = useId();
  return (
    <As className={dense ? 'card dense' : 'card'} aria-labelledby={title ? id : undefined}>
      {(title ?? aside) && <CardHead id={id} title={title} lede={lede} aside={aside} />}
      <HeadingLevel value={title ? 3 : 2}>{children}</HeadingLevel>
    </As>
  );
}
