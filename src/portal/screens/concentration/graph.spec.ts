import type { NamedLoss, SimulatedService } from '../../api/loss';
import { graphOf, joinedTo } from './graph';

const loss = { kind: 'site', id: 'salina', key: 'site:salina', name: 'Salina', detail: '' } as NamedLoss;
const hit = (serviceId: string, causes: Partial<SimulatedService['causes'][number]>[]) =>
  ({
    ...{ serviceId, name: serviceId, vendorId: `vendor ${serviceId}`, vendorName: serviceId, state: 'down' },
    causes: causes.map((cause, i) => ({
      ...{
        dependencyId: `${serviceId}-${i}`,
        name: 'Salina',
        kind: 'site',
        resourceId: null,
        lossKeys: [],
        providers: [],
      },
      ...cause,
    })),
  }) as unknown as SimulatedService;

const vault = hit('vault', [{ lossKeys: ['site:salina'] }]);
const payroll = hit('payroll', [{ providers: [{ serviceId: 'vault' }] as never }]);

describe('the graph of a loss', () => {
  it('leads from what is lost over what rests on it to the service and its vendor', () => {
    const { edges, hidden } = graphOf([loss], [vault, payroll], { most: 10, total: 2 });
    expect(edges.map(({ id }) => id)).toEqual([
      'vault>/vendors/vendor vault',
      'payroll>/vendors/vendor payroll',
      'vault-0>vault',
      'site:salina>vault-0',
      'payroll-0>payroll',
      'vault>payroll-0',
    ]);
    expect(edges.filter(({ isCascade }) => isCascade)).toHaveLength(1);
    expect(hidden).toBe(0);
  });

  it('shows what has one shared identity once', () => {
    const carrier = { kind: 'carrier', name: 'SIP', resourceId: 'r', resourceName: 'Saltmarsh trunks' };
    const { nodes } = graphOf([loss], [hit('a', [carrier]), hit('b', [carrier])], { most: 10, total: 2 });
    expect(nodes.filter(({ column }) => column === 1).map(({ label }) => label)).toEqual(['Saltmarsh trunks']);
  });

  it('shows the worst and counts the others', () => {
    const { nodes, hidden, rows } = graphOf([loss], [vault, payroll], { most: 1, total: 40 });
    expect(nodes.filter(({ column }) => column === 2).map(({ id }) => id)).toEqual(['vault']);
    expect(hidden).toBe(39);
    expect(rows).toBe(1);
  });

  it('knows every way through a node, and ends in a circle', () => {
    const { edges } = graphOf([loss], [vault, payroll], { most: 10, total: 2 });
    expect(joinedTo('payroll', edges)).toContain('site:salina');
    const circle = [...edges, { id: 'x', from: 'payroll', to: 'vault-0', isCascade: true }];
    expect(joinedTo('vault', circle)).toContain('payroll');
  });
});
