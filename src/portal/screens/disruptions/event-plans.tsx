import { useState } from 'react';
import type { Disruption } from '../../api/disruptions';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Badge, StateChip } from '../../parts/state-chip';
import { clockText, utcText } from '../../parts/format';
import { useAftermathCopy } from './aftermath.copy';
import { ActivateDialog, ModeDialog } from './event-plan-dialogs';
import { isBeforeReport, isUnderWay } from './event-may';
import { SiteTime } from './site-time';

type Activation = Disruption['activations'][number];
function InForce({ one }: { one: Activation }) {
  const t = useAftermathCopy();
  if (one.wasInForce) return <StateChip state="met" word={t('wasInForce')} />;
  const word = one.inForceLabel === null ? t('noneInForce') : t('notInForce', { label: one.inForceLabel });
  return <StateChip state="not_met" word={word} />;
}

function Started({ one, event, writes }: { one: Activation; event: Disruption; writes: boolean }) {
  const t = useAftermathCopy();
  const [isSetting, setSetting] = useState(false);
  const zone = event.timeZone;
  return (
    <li className="stack-tight">
      <div className="spread">
        <AppLink to={`/plan-versions/${one.planVersionId}`}>
          {one.planRef} {one.planTitle}, {one.label}
        </AppLink>
        <InForce one={one} />
      </div>
      <span className="sm">{t('startedBy', { name: one.activatedByName, time: utcText(one.activatedAt) })}</span>
      {one.trigger && <span className="quote sm">{one.trigger}</span>}
      {one.recoveryModeFrom && (
        <span className="sm">
          {t('modeFrom')} <SiteTime at={one.recoveryModeFrom} zone={zone} /> {t('modeTo').toLowerCase()}{' '}
          <SiteTime at={one.recoveryModeTo} zone={zone} />
        </span>
      )}
      {writes && (
        <div>
          <Button small onPress={() => setSetting(true)}>
            {t('setMode')}
          </Button>
        </div>
      )}
      {isSetting && <ModeDialog one={one} zone={zone} onClose={() => setSetting(false)} />}
    </li>
  );
}

/** Which plan version was started for real, and how long it ran in recovery mode. */
export function EventPlans({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const { membership } = useSession();
  const reports = useMay()('disruptions.report');
  const isVendor = membership.vendor !== null && reports;
  const [isNaming, setNaming] = useState(false);
  return (
    <Card
      title={t('plans')}
      lede={t('plansLede')}
      aside={
        isVendor &&
        isUnderWay(event) && (
          <Button small glyph="plus" onPress={() => setNaming(true)}>
            {t('activate')}
          </Button>
        )
      }
    >
      {event.activations.length === 0 && <p className="muted">{t('noPlans')}</p>}
      <ul className="stack bare">
        {event.activations.map((one) => (
          <Started key={one.id} one={one} event={event} writes={isVendor && isBeforeReport(event)} />
        ))}
      </ul>
      {event.recoveryModeMinutes !== null && (
        <p>
          {t('mode')}: <Badge>{clockText(event.recoveryModeMinutes)}</Badge>
        </p>
      )}
      {isNaming && <ActivateDialog event={event} onClose={() => setNaming(false)} />}
    </Card>
  );
}
