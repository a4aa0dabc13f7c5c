import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { suggestionsQuery, type Suggestion } from '../../api/dependencies';
import { addResource, matchDependencies } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Checkbox } from '../../parts/choice-fields';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useSharedCopy } from './shared.copy';

const SHOWN = 25;

function One({ one }: { one: Suggestion }) {
  const t = useSharedCopy();
  const [left, setLeft] = useState<readonly string[]>([]);
  const adding = useDeed(addResource, { onDone: ({ ref }) => toast({ title: t('added', { ref }) }) });
  const matching = useDeed(matchDependencies, {
    onDone: ({ matched }) => toast({ title: t('matched', { count: matched }) }),
  });
  const dependencyIds = one.items.map(({ dependencyId }) => dependencyId).filter((id) => !left.includes(id));
  const join = () => {
    if (one.resourceId !== null) matching.submit({ id: one.resourceId, body: { dependencyIds } });
    else adding.submit({ kind: one.kind, name: one.name, ownVendorId: one.ownVendorId, dependencyIds });
  };
  const pick = (id: string, wanted: boolean) =>
    setLeft((now) => (wanted ? now.filter((other) => other !== id) : [...now, id]));
  return (
    <li className="stack-tight">
      <p>
        <span className="strong">{one.resourceName ?? one.name}</span>{' '}
        <span className="muted">
          {t(`kind.${one.kind}`)}, {t('likeness', { percent: Math.round(one.likeness * 100) })}
        </span>
      </p>
      {one.ownVendorName !== null && <p>{t('isVendor', { vendor: one.ownVendorName })}</p>}
      {one.items.map((item) => (
        <Checkbox
          key={item.dependencyId}
          name={item.dependencyId}
          value={!left.includes(item.dependencyId)}
          onChange={(wanted) => pick(item.dependencyId, wanted)}
        >
          {t('saidBy', { name: [item.name, item.place].filter(Boolean).join(', '), vendor: item.vendorName })}
        </Checkbox>
      ))}
      <ProblemNote problem={adding.problem ?? matching.problem} />
      <div>
        <Button
          isPending={adding.isPending || matching.isPending}
          isDisabled={dependencyIds.length === 0}
          onPress={join}
        >
          {one.resourceId === null
            ? t('same')
            : t('join', { ref: one.resourceRef ?? '', name: one.resourceName ?? '' })}
        </Button>
      </div>
    </li>
  );
}

/** Names that may be one thing: a person says whether they are. */
export function SuggestionsCard() {
  const t = useSharedCopy();
  const { data, error } = useQuery(suggestionsQuery);
  return (
    <Card title={t('suggestions')} lede={t('suggestionsLede')}>
      <ProblemNote problem={error} />
      {!data && !error && <Loading lines={3} />}
      {data?.total === 0 && <EmptyState title={t('noSuggestions')}>{t('noSuggestionsHelp')}</EmptyState>}
      <ul className="stack plain">
        {data?.items.slice(0, SHOWN).map((one) => (
          <One key={`${one.kind} ${one.items[0]?.dependencyId ?? one.name}`} one={one} />
        ))}
      </ul>
    </Card>
  );
}
