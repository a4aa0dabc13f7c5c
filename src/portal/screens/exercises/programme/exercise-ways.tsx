import { Link } from '@tanstack/react-router';
import { useProgrammeCopy } from './programme.copy';
import './programme.css';

const ways = [
  { to: '/exercises', word: 'wayList' },
  { to: '/exercises/calendar', word: 'wayCalendar' },
  { to: '/exercises/programmes', word: 'wayProgrammes' },
  { to: '/exercises/requests', word: 'wayRequests' },
  { to: '/exercises/drills', word: 'wayDrills' },
  { to: '/exercises/restores', word: 'wayRestores' },
  { to: '/exercises/training', word: 'wayTraining' },
] as const;

/** The way between the views of exercises, above each of them. */
export function ExerciseWays() {
  const t = useProgrammeCopy();
  return (
    <nav className="ways-nav" aria-label={t('ways')}>
      <ul className="ways">
        {ways.map(({ to, word }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/exercises', includeSearch: false }}>
              {t(word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
