// Decided by the registrant's SOX office, with its reasoning. The portal never proposes one, and no vendor sees one.
export const ICFR_SEVERITIES = ['none', 'deficiency', 'significant_deficiency', 'material_weakness'] as const;
export type IcfrSeverity = (typeof ICFR_SEVERITIES)[number];
