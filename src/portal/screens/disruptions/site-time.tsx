import { TimeText } from '../../parts/measures';
import { inZoneText } from '../../parts/zone-time';

/** A UTC time, and beneath it what the clocks of the site showed. */
export function SiteTime({ at, zone }: { at: string | null; zone: string }) {
  if (at === null) return <TimeText at={at} />;
  return (
    <>
      <TimeText at={at} />
      {zone !== 'UTC' && <span className="zone-time">{inZoneText(at, zone)}</span>}
    </>
  );
}
