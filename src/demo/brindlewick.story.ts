import { tracked } from './after-report';
import { AttestationDesk } from './attestation-desk';
import { pdfOf } from './documents/pdf-paper';
import { backupHistory } from './documents/people-papers';
import { recoveryPlan } from './documents/plan-papers';
import { bringGovernance, GOVERNANCE } from './packages';
import { PlanDesk, type ToldPlan } from './plan-desk';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import { submitted } from './submitted';
import { toldSteps } from './told-steps';
import type { VendorDesk } from './vendor-desk';

/** The next review was due on 11 September: 71 days before the demo's present day. */
const PLAN: ToldPlan = {
  ...{ kind: 'COOP', title: 'Member support continuity plan', label: '2.0', fileName: 'BMS continuity plan 2.0.pdf' },
  steps: toldSteps(`
Declare and call the team leads|Operations continuity manager|||15|0|12||
Send agents home with their desktops|Floor manager|Member desktop|1|60|12|66||
Open the overflow queue|Telephony lead|Member desktop|1|30|12|40||
Check access to protected health information|Privacy lead|Member desktop|2|30|66|90||
Tell the health plan and the registrant|Account manager||1|60|20|55||
`),
  ...{ emphasis: 'availability', reviewDueOn: '2026-09-11', changeSummary: 'Home agents replace the second site.' },
};

/** A plan that was accepted in spring and not reviewed since: it is stale. */
export function brindlewick(desk: VendorDesk): Scene[] {
  const plan = new PlanDesk(desk);
  return [
    scene('2026-03-16T13:00:00Z', 'Brindlewick: programme', async () => {
      await bringGovernance(desk, '2026-03-11', []);
      await new AttestationDesk(desk).verifyAuthority('BMS delegation of authority.pdf');
      await new RegistrantDesk(desk).activate();
    }),
    scene('2026-03-16T14:30:00Z', 'Brindlewick: plan 2.0', async () => {
      await bringPlan(desk);
      await plan.write(PLAN);
    }),
    ...submitted(desk, {
      ...{ day: '2026-03-23', wanted: [...GOVERNANCE, 'PLN-01', 'PLN-04'], note: 'Programme and plan 2.0.' },
      judgement: { summary: 'Programme and plan are complete; the next review of the plan is due on 11 September.' },
    }),
    ...healthOverlay(desk),
    ...tracked(desk, { day: '2026-11-05', actions: ['Disaster recovery plan for the member records'] }),
  ];
}

/** SEC-HLT-01 asks for three plans where protected health information is held; one of them is not there. */
function healthOverlay(desk: VendorDesk): Scene[] {
  const judgement =
    'Backup and emergency mode are shown; a disaster recovery plan for the member records is not there.';
  return [
    scene('2026-10-26T14:00:00Z', 'Brindlewick: plans for health information', async () => {
      const filing = { title: 'Backup jobs 2026-09', kind: 'EV-BKP', madeOn: '2026-10-02', for: ['SEC-HLT-01'] };
      const history = backupHistory(desk.cast, '2026-09');
      const file = { ...history, fileName: `health ${history.fileName}` };
      await desk.bring(file, { ...filing, sourceKind: 'system', period: ['2026-09-01', '2026-09-30'] });
      await desk.bringAgain(PLAN.fileName, ['SEC-HLT-01']);
    }),
    ...submitted(desk, {
      ...{ day: '2026-10-27', wanted: ['SEC-HLT-01'], note: 'Plans for protected health information.' },
      meanwhile: async (review) => {
        const [obligationId = ''] = await desk.obligations(['SEC-HLT-01']);
        await review.find({
          ...{ severity: 'medium', title: 'No disaster recovery plan for member records', obligationId },
          ...{ ownerName: 'Tamsin Hale', dueOn: '2027-01-29', description: judgement },
        });
      },
      judgement: {
        ...{
          conclusion: 'unsatisfactory',
          summary: 'One of three plans is missing, and the plan’s review is overdue.',
        },
        obligations: { 'SEC-HLT-01': { conclusion: 'not_met', judgement } },
      },
    }),
  ];
}

async function bringPlan(desk: VendorDesk): Promise<void> {
  const writing = { title: PLAN.title, number: 'OP-100', date: '2026-03-09', version: PLAN.label };
  const paper = recoveryPlan(
    desk.cast,
    { ...writing, changes: [['2.0', '2026-03-09', PLAN.changeSummary]] },
    PLAN.steps,
  );
  const filing = { title: `${PLAN.title} 2.0`, kind: 'EV-COOP', madeOn: '2026-03-09', for: ['PLN-01'] };
  await desk.bring(await pdfOf(paper, PLAN.fileName), filing);
}
