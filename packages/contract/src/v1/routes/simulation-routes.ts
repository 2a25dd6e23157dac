import type { RouteV1 } from '../route.ts';
import {
  JobAnswer,
  MAX_SIMULATION_BODY,
  MAX_SIMULATION_UPLOAD,
  SimulationBody,
  SimulationUploadQuery,
} from '../schemas/simulation-schemas.ts';
import { JOB } from './simulation-examples.ts';

/** A backtest, and how it goes on. */
export const SIMULATION_ROUTES = {
  startSimulation: {
    method: 'POST',
    path: '/v1/simulations',
    tag: 'Simulations',
    scopes: ['admin'],
    roles: ['owner', 'marketer', 'analyst'],
    changesNothing: true,
    maxBody: MAX_SIMULATION_BODY,
    summary: 'Start a backtest',
    description:
      'Replays past orders against a coupon, by the same decisions as live ones, and changes nothing. Beside what serves, so redemptions do not wait; one after the other in each process. Ask `GET /v1/jobs/{jobId}` for how far it is and what it found. The body can have 50 MB and a million values; or it is a file of orders itself, CSV or JSON lines, of up to 500 MB, which is replayed without being held in memory: then the query names the coupon.',
    body: {
      schema: SimulationBody,
      example: {
        coupon: {
          name: 'Winter',
          codes: { kind: 'friendly', code: 'WINTER10' },
          discount: { kind: 'percent', percent: 10 },
        },
        ordersCsv:
          'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n536365,85123A,6,2010-12-01 08:26:00,2.55,17850\n',
      },
    },
    uploads: {
      types: {
        'text/csv':
          'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n536365,85123A,6,2010-12-01 08:26:00,2.55,17850\n',
        'application/x-ndjson':
          '{"orderId":"1","at":"2010-12-01T08:26:00Z","cart":{"currency":"GBP","lines":[{"id":"1","sku":"85123A","quantity":6,"unitPrice":255}]}}\n',
      },
      query: SimulationUploadQuery,
      maxBytes: MAX_SIMULATION_UPLOAD,
    },
    answers: [{ status: 201, description: 'It has begun.', schema: JobAnswer, example: JOB }],
    problems: ['coupon_unknown', 'simulation_running'],
  },
  getJob: {
    method: 'GET',
    path: '/v1/jobs/{jobId}',
    tag: 'Simulations',
    scopes: ['admin'],
    roles: ['owner', 'marketer', 'analyst'],
    params: { jobId: 'The id of the job.' },
    summary: 'Read a job',
    description: 'How far a job is, and what it found. It is kept for a day.',
    answers: [{ status: 200, description: 'The job.', schema: JobAnswer, example: JOB }],
    problems: ['job_unknown'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
