import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import { useParts } from './parts.copy';

export type Crumb = { label: string; to: string };
export type PageProps = {
  title: string;
  lede?: ReactNode;
  /** The way back, outermost first; the page itself is not repeated. */
  crumbs?: Crumb[];
  /** A state chip beside the title. */
  state?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** The content of one screen: its title (also the document's), a lede, actions, and cards below. */
export function Page({ title, lede, crumbs = [], state, actions, children }: PageProps) {
  const t = useParts();
  return (
    <>
      <title>{`${title} · Holdfast`}</title>
      {crumbs.length > 0 && (
        <nav className="crumbs" aria-label={t('page.crumbs')}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <AppLink to={crumb.to}>{crumb.label}</AppLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="head">
        <div>
          <div className="head-title">
            <h1>{title}</h1>
            {state}
          </div>
          {lede && <p className="lede">{lede}</p>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {children}
    </>
  );
}
