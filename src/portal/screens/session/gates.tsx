import { lazy, Suspense, useSyncExternalStore } from 'react';
import { askAtGate, gateStanding, watchGate } from '../../api/gate';
import { useSession } from '../../api/session';

const PasswordGate = lazy(() => import('./password-gate').then((m) => ({ default: m.PasswordGate })));

/** The dialogs that open a gate: one of them stands in the signed-in layout. */
export function Gates() {
  const gate = useSyncExternalStore(watchGate, gateStanding);
  return (
    gate && (
      <Suspense>
        <PasswordGate key={gate.kind} gate={gate} />
      </Suspense>
    )
  );
}

/**
 * Asks for the password before something is signed or approved, where it was not confirmed in the last five minutes:
 * `const confirmed = usePasswordConfirmation(); await confirmed(); await sign()`. Leaving the dialog throws a problem.
 * The client asks by itself too when the API wants it; call this to ask before a long form is sent.
 */
export function usePasswordConfirmation(): () => Promise<void> {
  const { reauthenticatedUntil } = useSession();
  return () =>
    reauthenticatedUntil !== null && Date.parse(reauthenticatedUntil) > Date.now() + 10_000
      ? Promise.resolve()
      : askAtGate('password');
}
