import Type from 'typebox';
import { CURRENCY_PATTERN, PREFIX_PATTERN } from '../../fields/patterns.ts';
import { ROLES } from '../../roles.ts';
import { answer, closed, id, instant, nullable, PAGE, pageOf } from './fields.ts';

const role = Type.Enum([...ROLES], { description: 'What they may do there.', examples: ['marketer'] });
const name = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'What they are called.',
  examples: ['Ann'],
});
const email = Type.String({
  format: 'email',
  maxLength: 254,
  description: 'Their e-mail address, by which they sign in; upper and lower case are one.',
  examples: ['ann@example.com'],
});
const password = (description: string) =>
  Type.String({ minLength: 10, maxLength: 128, description, examples: ['correct horse battery'] });
const token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The token of the invitation.',
  examples: ['5vZ3Gq0s4oJk2mY7c1Rz8aXwB6tLdNfHpQeUiVyTnKs'],
});
const workspaceName = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'What people call the workspace.',
  examples: ['Shop'],
});
const language = Type.Enum(['en', 'pl'], {
  description: 'The language of what is made there: printed labels, messages.',
  examples: ['en'],
});
const currency = Type.String({
  pattern: CURRENCY_PATTERN,
  description: 'The currency of new coupons (ISO 4217).',
  examples: ['GBP'],
});
const timeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'The time zone of new coupons (IANA).',
  examples: ['Europe/London'],
});
const codePrefix = Type.String({
  pattern: PREFIX_PATTERN,
  description: 'What new EAN-13 codes begin with where a coupon says nothing else.',
  examples: ['29'],
});

/** A workspace as answers tell it. */
export const WorkspaceAnswer = answer('Workspace', 'A workspace and its settings.', {
  id: id('The id of the workspace, for the header `Couponry-Workspace`.'),
  name: workspaceName,
  currency,
  timeZone,
  language,
  codePrefix: nullable(codePrefix),
});

const MyWorkspace = answer('MyWorkspace', 'A workspace that the person belongs to.', {
  ...WorkspaceAnswer.properties,
  role,
});

/** The answer of `GET /v1/workspaces`. */
export const WorkspaceList = answer('WorkspaceList', 'All workspaces of the person, by name.', {
  data: Type.Array(MyWorkspace, { description: 'The workspaces.' }),
});

/** The body of `POST /v1/workspaces`. */
export const NewWorkspace = closed('NewWorkspace', 'A workspace to make.', {
  name: workspaceName,
  currency: Type.Optional(currency),
  timeZone: Type.Optional(timeZone),
  language: Type.Optional(language),
  codePrefix: Type.Optional(nullable(codePrefix)),
});

/** The body of `PATCH /v1/workspaces/{workspaceId}`. */
export const WorkspacePatch = closed('WorkspacePatch', 'What is to change.', {
  ...NewWorkspace.properties,
  name: Type.Optional(workspaceName),
});

/** The answer of `GET /v1/me`. */
export const MeAnswer = answer('Me', 'Who is signed in.', {
  id: id('The person.'),
  name,
  email,
  secondFactor: Type.Boolean({
    description: 'Whether a second factor is asked for at sign-in.',
    examples: [true],
  }),
  session: answer('Session', 'The session that asked.', {
    id: id('The session.'),
    expiresAt: instant('When it ends if it is not used.', '2026-11-29T12:00:00Z'),
  }),
  workspaces: Type.Array(MyWorkspace, { description: 'The workspaces of the person, by name.' }),
});

/** The body of `PATCH /v1/me`. */
export const MePatch = closed('MePatch', 'What is to change; another e-mail needs the password.', {
  name: Type.Optional(name),
  email: Type.Optional(email),
  password: Type.Optional(
    Type.String({ maxLength: 128, description: 'The password, again.', examples: ['correct horse battery'] }),
  ),
});

/** One of a workspace's people as answers tell it. */
export const PersonAnswer = answer('Person', 'Somebody of the workspace.', {
  id: id('The person.'),
  name,
  email,
  role,
  secondFactor: Type.Boolean({ description: 'Whether they have a second factor.', examples: [true] }),
  joinedAt: instant('Since when they belong to the workspace.', '2026-11-22T12:00:00Z'),
});

/** The answer of `GET /v1/people`. */
export const PersonPage = pageOf('PersonPage', 'The people of the workspace.', PersonAnswer);

/** The query of the lists of people and invitations. */
export const PeopleQuery = closed('PeopleQuery', 'Which part of the list is read.', PAGE);

/** The body of `PATCH /v1/people/{personId}`. */
export const PersonPatch = closed('PersonPatch', 'What is to change.', { role });

/** The body of `POST /v1/invitations`. */
export const NewInvitation = closed('NewInvitation', 'Who is invited, as what.', { email, role });

/** An invitation as answers tell it. */
export const InvitationAnswer = answer('Invitation', 'An invitation to the workspace.', {
  id: id('The invitation.'),
  email,
  role,
  createdAt: instant('When it was made.', '2026-11-22T12:00:00Z'),
  expiresAt: instant('Until when it can be accepted.', '2026-11-29T12:00:00Z'),
});

/** The answer of `POST /v1/invitations`. */
export const NewInvitationAnswer = answer('CreatedInvitation', 'An invitation, with what opens it.', {
  ...InvitationAnswer.properties,
  token: nullable(token, { description: 'What opens it. Shown once: null where the request is a repeat.' }),
  path: nullable(
    Type.String({
      description: 'Where on this installation it is accepted; null where the request is a repeat.',
      examples: ['/console/invitation#token=5vZ3Gq0s'],
    }),
  ),
  url: nullable(
    Type.String({
      description: 'The same as a link to send; null where nobody said where people reach this installation.',
      examples: ['https://coupons.example.com/console/invitation#token=5vZ3Gq0s'],
    }),
  ),
});

/** The answer of `GET /v1/invitations`. */
export const InvitationPage = pageOf(
  'InvitationPage',
  'Invitations that can be accepted, the newest first.',
  InvitationAnswer,
);

/** The body of `POST /v1/invitations/look-up`. */
export const InvitationToken = closed('InvitationToken', 'Which invitation.', { token });

/** The answer of `POST /v1/invitations/look-up`. */
export const FoundInvitation = answer('FoundInvitation', 'What somebody is invited to.', {
  workspace: answer('InvitingWorkspace', 'The workspace.', {
    id: id('The id of the workspace, for the header `Couponry-Workspace`.'),
    name: workspaceName,
  }),
  email,
  role,
  isKnown: Type.Boolean({
    description: 'Whether the e-mail belongs to a person already, who accepts with their own password.',
    examples: [false],
  }),
});

/** The body of `POST /v1/invitations/accept`. */
export const Acceptance = closed('Acceptance', 'Who accepts.', {
  token,
  name: Type.Optional(name),
  password: password('The password to choose; of somebody who is known already: theirs.'),
});

/** The answer of `POST /v1/invitations/accept`. */
export const AcceptedAnswer = answer('AcceptedInvitation', 'Who may sign in now.', { email });
