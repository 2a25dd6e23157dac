/** A job that has begun. */
export const JOB = {
  id: '01a20380-0000-7000-8000-000000000090',
  kind: 'simulation',
  state: 'running',
  progress: { orders: 0, percent: 0 },
  startedAt: '2026-12-01T10:00:00Z',
  finishedAt: null,
  result: null,
  problem: null,
};
