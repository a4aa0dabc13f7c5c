import type { Dependency, DependencyRequest } from '../../api/dependencies';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';

type Standing = Dependency['standing'] | Dependency['us']['state'] | DependencyRequest['state'];

// A confirmation of a dependency is good news; that of a disruption, which has the same word, is not.
const LOOKS: Partial<Record<Standing, string>> = {
  ...{ confirmed: 'word_given', missing: 'no_word', not_needed: 'one_sided' },
};

/** How a dependency, one side's word on it, or a request stands. */
export const StandingChip = ({ standing }: { standing: Standing }) => <StateChip state={LOOKS[standing] ?? standing} />;

export const wordOf = (standing: Standing): string => lookOf(LOOKS[standing] ?? standing).word;
