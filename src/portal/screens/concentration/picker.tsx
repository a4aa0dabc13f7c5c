import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { thingsQuery, type NamedLoss } from '../../api/loss';
import { Button, IconButton } from '../../parts/button';
import { Card } from '../../parts/card';
import { Loading, ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { useConcentrationCopy } from './concentration.copy';
import './picker.css';

type PickerProps = {
  /** What is lost by name, once the simulation has told; keys before. */
  losses: readonly Pick<NamedLoss, 'key' | 'name'>[];
  lost: readonly string[];
  onLost: (lost: string[]) => void;
  isVendor: boolean;
};

const SHOWN = 8;

function Found({ words, lost, onLost }: { words: string } & Pick<PickerProps, 'lost' | 'onLost'>) {
  const t = useConcentrationCopy();
  const { data, error, isPending } = useQuery(thingsQuery(words));
  if (isPending) return <Loading lines={3} />;
  if (error) return <ProblemNote problem={error} />;
  const open = data.items.filter(({ key }) => !lost.includes(key));
  const more = data.total - lost.length - Math.min(SHOWN, open.length);
  if (open.length === 0) return <p className="muted">{t('foundNone')}</p>;
  return (
    <>
      <ul className="losable" aria-label={t('found')}>
        {open.slice(0, SHOWN).map((one) => (
          <li key={one.key}>
            <span>
              <strong>{one.name}</strong>
              <span className="sub">
                {t(`kind.${one.kind}`)}
                {one.detail !== '' && ` · ${one.detail}`}
              </span>
            </span>
            <Button small aria-label={t('loseIt', { name: one.name })} onPress={() => onLost([...lost, one.key])}>
              {t('lose')}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted sm">{t('foundMore', { count: more })}</p>}
    </>
  );
}

/** Finds what can be lost, and holds what is. */
export function Picker({ losses, lost, onLost, isVendor }: PickerProps) {
  const t = useConcentrationCopy();
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words);
  const nameOf = (key: string) => losses.find((one) => one.key === key)?.name ?? key.slice(key.indexOf(':') + 1);
  const add = (next: string[]) => {
    setWords('');
    onLost(next);
  };
  return (
    <Card
      title={t('pick')}
      lede={t(isVendor ? 'pickLedeVendor' : 'pickLede')}
      aside={
        lost.length > 0 && (
          <Button small onPress={() => onLost([])}>
            {t('startOver')}
          </Button>
        )
      }
    >
      <div className="stack">
        {lost.length > 0 && (
          <ul className="lost-things" aria-label={t('pick')}>
            {lost.map((key) => (
              <li key={key} className="chip t-bad s-outline">
                <span>{nameOf(key)}</span>
                <IconButton
                  small
                  glyph="cross"
                  label={t('keepIt', { name: nameOf(key) })}
                  onPress={() => onLost(lost.filter((one) => one !== key))}
                />
              </li>
            ))}
          </ul>
        )}
        <TextField
          label={t('search')}
          name="search"
          type="search"
          optional
          hint={t('searchHint')}
          value={words}
          onChange={setWords}
        />
        {(lost.length === 0 || wanted !== '') && <Found words={wanted} lost={lost} onLost={add} />}
      </div>
    </Card>
  );
}
