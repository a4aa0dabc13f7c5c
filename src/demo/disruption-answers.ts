import { DISRUPTION_LABELS, DISRUPTION_TYPES, type DisruptionType } from '../plans/disruption.rules';
import type { VendorCast } from './vendor-cast';

interface Answer {
  disruptionType: DisruptionType;
  label: string;
  process: string;
  solution: string;
}

const PROCESS: Record<DisruptionType, string> = {
  facility_damage: 'Site manager clears the building and calls the coordinator; people report to the second place.',
  facility_unavailable: 'Site manager decides within 30 minutes whether to move; shuttle list is called.',
  component_loss: 'Operations centre opens a priority ticket; spare is fitted by the on-site engineer.',
  application_loss: 'Application lead restores the last release and hands over to quality for a smoke test.',
  data_loss_or_corruption: 'Database lead freezes writes, finds the last good copy and restores to it.',
  network_loss: 'Network lead confirms the loss from outside and switches carriers.',
  security_breach: 'Security lead isolates, keeps evidence, rebuilds from clean media before reconnecting.',
  regional_event: 'Coordinator declares on the first official warning and moves work before the event.',
  workforce_loss: 'Floor manager calls cross-trained teams and opens home working.',
  supplier_failure: 'Account manager invokes the second source; work goes on by hand until it delivers.',
};

/** All ten types with a process and a solution that names the vendor's own places and systems. */
export function coverageOf(vendor: VendorCast): Answer[] {
  const second = vendor.sites[1]?.name ?? 'partner site under contract';
  const [system, data] = [vendor.systems[0]?.name ?? 'main system', vendor.systems.at(1)?.name ?? 'main data store'];
  const solution: Record<DisruptionType, string> = {
    facility_damage: `Reserved seats in ${second}`,
    facility_unavailable: `Generator for 72 hours; then ${second}`,
    component_loss: `Spare parts on site; ${system} runs on two nodes`,
    application_loss: `Release archive and standby of ${system}`,
    data_loss_or_corruption: `Replica of ${data} and an isolated nightly copy`,
    network_loss: 'Two carriers with automatic switching',
    security_breach: 'Isolated copies, clean build images, endpoint isolation',
    regional_event: `${second}, outside the hazard area`,
    workforce_loss: 'Cross-trained teams; remote desktops for 60 percent of staff',
    supplier_failure: 'Second source under contract, manual procedure in the annex',
  };
  return DISRUPTION_TYPES.map((disruptionType) => ({
    ...{ disruptionType, label: DISRUPTION_LABELS[disruptionType] },
    ...{ process: PROCESS[disruptionType], solution: solution[disruptionType] },
  }));
}
