import { AppLink } from './app-link';

/** The sign and name of Holdfast, leading home. */
export function Mark({ home }: { home: string }) {
  return (
    <AppLink className="mark" to={home}>
      <svg viewBox="0 0 26 26" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M3 4h20v8c0 6-4.5 9.5-10 11.5C7.5 21.5 3 18 3 12z" />
        <path d="M8 13h3l2-4 2 7 1.5-3H19" strokeLinejoin="round" strokeLinecap="round" />
      </svg>
      Holdfast
    </AppLink>
  );
}
