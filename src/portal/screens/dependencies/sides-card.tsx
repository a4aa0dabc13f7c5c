import { useState } from 'react';
import type { DependencyDetail } from '../../api/dependencies';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { DateText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { useDependencyCopy } from './dependency.copy';
import { ConfirmOurs, ConfirmTheirs, Objects } from './side-dialogs';
import { StandingChip } from './standing-chip';

type Open = 'us' | 'them' | 'object' | null;
type SideProps = { title: string; side: DependencyDetail['us'] };

function Side({ title, side }: SideProps) {
  const t = useDependencyCopy();
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <div>
        <StandingChip standing={side.state} />
      </div>
      {side.state === 'not_needed' && <p className="muted">{t('notNeeded')}</p>}
      {side.on !== null && (
        <KeyValue
          items={[
            { label: t('by'), value: side.by ?? '–' },
            { label: t('on'), value: <DateText date={side.on} /> },
            { label: t('how'), value: side.how },
          ]}
        />
      )}
    </div>
  );
}

/* who may write down which word */
function useWords(one: DependencyDetail) {
  const isVendor = useSession().vendorId !== null;
  const writes = useMay()('dependencies.write');
  if (!writes || one.endedOn !== null || one.ownerName === '') return { ours: false, theirs: false, objects: false };
  const objects = one.them.state !== 'not_needed' && !(isVendor && one.ownerSide === 'registrant');
  return { ours: isVendor && isOpen(one.us), theirs: objects && isOpen(one.them), objects };
}

const isOpen = ({ state }: DependencyDetail['us']) => state !== 'confirmed';

function Deeds({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  const words = useWords(one);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="row">
      {words.ours && (
        <Button look="primary" onPress={() => setOpen('us')}>
          {t('confirmOurs')}
        </Button>
      )}
      {words.theirs && <Button onPress={() => setOpen('them')}>{t('confirmTheirs')}</Button>}
      {words.objects && <Button onPress={() => setOpen('object')}>{t('objectTheirs')}</Button>}
      {open === 'us' && <ConfirmOurs one={one} onClose={close} />}
      {open === 'them' && <ConfirmTheirs one={one} onClose={close} />}
      {open === 'object' && <Objects one={one} onClose={close} />}
    </div>
  );
}

/** Both sides' words on the terms, and the deeds that give them. */
export function SidesCard({ one }: { one: DependencyDetail }) {
  const t = useDependencyCopy();
  return (
    <Card title={t('sides')} lede={t('sidesLede')}>
      {one.objection && (
        <Note tone="bad" title={t('objected', { by: one.objection.by })}>
          <p>
            {t(`objection.${one.objection.objection}`)}. {one.objection.note}
          </p>
        </Note>
      )}
      <div className="two">
        <Side title={t('vendorSide')} side={one.us} />
        <Side title={t('otherSide')} side={one.them} />
      </div>
      <Deeds one={one} />
    </Card>
  );
}
