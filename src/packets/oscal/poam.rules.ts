import type { Manifest } from '../manifest.model';
import type { FindingFacts } from '../snapshot-recovery.model';
import { componentOf } from './assessment-results.rules';
import { observationsOf } from './observations.rules';
import { line, oscalId, prose, props, some } from './oscal-words.rules';
import { metadataOf, vendorParty } from './parties.rules';
import { riskId, risksOf } from './risks.rules';

/**
 * Findings of the packet with their actions as an OSCAL plan of action and milestones; null without any, as OSCAL knows no empty
 * one. A pure function of the packet's manifest.
 */
export function planOfAction(manifest: Manifest) {
  const { packet, vendor, period, findings } = manifest;
  if (findings.length === 0) return null;
  const tested = observationsOf(manifest).filter(({ methods }) => methods.includes('TEST'));
  const components = manifest.services.map(componentOf);
  return {
    'plan-of-action-and-milestones': {
      uuid: oscalId('plan of action', packet.id),
      metadata: metadataOf(
        manifest,
        `${packet.ref}: findings and actions for ${packet.subject?.title ?? vendor.name}, ${period.code}`,
        [],
      ),
      'system-id': { 'identifier-type': 'https://ietf.org/rfc/rfc4122', id: vendorParty(manifest) },
      ...(components.length === 0 ? {} : { 'local-definitions': { components } }),
      ...some('observations', tested),
      risks: risksOf(manifest),
      'poam-items': findings.map(itemOf),
    },
  };
}

function itemOf(finding: FindingFacts) {
  return {
    uuid: oscalId('plan of action item', finding.id),
    title: line(`${finding.ref} ${finding.title}`),
    description: prose(finding.description),
    props: props({
      ref: finding.ref,
      severity: finding.severity,
      state: finding.state,
      'due-on': finding.dueOn,
      owner: finding.ownerName,
    }),
    'related-risks': [{ 'risk-uuid': riskId(finding.id) }],
  };
}
