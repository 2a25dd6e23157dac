import { ROLES } from '../../roles.ts';
import type { RouteV1 } from '../route.ts';
import { NewWorkspace, WorkspaceAnswer, WorkspaceList, WorkspacePatch } from '../schemas/people-schemas.ts';
import { WORKSPACE } from './people-examples.ts';

const tag = 'Workspaces';
const params = { workspaceId: 'The id of the workspace; the one that the header names.' };

/** Workspaces and their settings: for people, and what keys have no business with. */
export const WORKSPACE_ROUTES = {
  listWorkspaces: {
    method: 'GET',
    path: '/v1/workspaces',
    tag,
    scopes: [],
    roles: ROLES,
    isPersonal: true,
    summary: 'List my workspaces',
    description: 'The workspaces that the person belongs to, and as what.',
    answers: [
      {
        status: 200,
        description: 'The workspaces.',
        schema: WorkspaceList,
        example: { data: [{ ...WORKSPACE, role: 'owner' }] },
      },
    ],
    problems: [],
  },
  createWorkspace: {
    method: 'POST',
    path: '/v1/workspaces',
    tag,
    scopes: [],
    roles: ['owner'],
    summary: 'Make a workspace',
    description:
      'Makes a workspace whose owner is the person who asks. What is left out is as in the workspace that the header names.',
    body: { schema: NewWorkspace, example: { name: 'Shop', currency: 'GBP' } },
    answers: [
      { status: 201, description: 'The workspace was made.', schema: WorkspaceAnswer, example: WORKSPACE },
      {
        status: 200,
        description: 'The same request had made it; the workspace as it is now.',
        schema: WorkspaceAnswer,
        example: WORKSPACE,
      },
    ],
    problems: [],
  },
  getWorkspace: {
    method: 'GET',
    path: '/v1/workspaces/{workspaceId}',
    tag,
    scopes: [],
    roles: ROLES,
    params,
    summary: 'Read the settings',
    description: 'The settings of the workspace.',
    answers: [{ status: 200, description: 'The workspace.', schema: WorkspaceAnswer, example: WORKSPACE }],
    problems: ['workspace_unknown'],
  },
  updateWorkspace: {
    method: 'PATCH',
    path: '/v1/workspaces/{workspaceId}',
    tag,
    scopes: [],
    roles: ['owner'],
    params,
    summary: 'Change the settings',
    description:
      'Changes what is sent. What exists already stays as it is: settings are for what is made from now on.',
    body: { schema: WorkspacePatch, example: { timeZone: 'Europe/London' } },
    answers: [
      {
        status: 200,
        description: 'The workspace as it is now.',
        schema: WorkspaceAnswer,
        example: WORKSPACE,
      },
    ],
    problems: ['workspace_unknown'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
