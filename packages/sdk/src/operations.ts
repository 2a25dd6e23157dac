// Made from the table of methods in packages/contract by `npm run operations --workspace packages/sdk`. A test holds it
// against the table; do not edit it by hand.
import type { Operation } from './operation.ts';

export const createCoupon = {
  id: 'createCoupon',
  method: 'POST',
  path: '/v1/coupons',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const listCoupons = {
  id: 'listCoupons',
  method: 'GET',
  path: '/v1/coupons',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const listCouponTags = {
  id: 'listCouponTags',
  method: 'GET',
  path: '/v1/coupon-tags',
} as const satisfies Operation;

export const getCoupon = {
  id: 'getCoupon',
  method: 'GET',
  path: '/v1/coupons/{couponId}',
} as const satisfies Operation;

export const updateCoupon = {
  id: 'updateCoupon',
  method: 'PATCH',
  path: '/v1/coupons/{couponId}',
  input: 'body',
  takesIfMatch: true,
} as const satisfies Operation;

export const deleteCoupon = {
  id: 'deleteCoupon',
  method: 'DELETE',
  path: '/v1/coupons/{couponId}',
} as const satisfies Operation;

export const duplicateCoupon = {
  id: 'duplicateCoupon',
  method: 'POST',
  path: '/v1/coupons/{couponId}/duplicate',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const publishCoupon = {
  id: 'publishCoupon',
  method: 'POST',
  path: '/v1/coupons/{couponId}/publish',
  takesKey: true,
} as const satisfies Operation;

export const pauseCoupon = {
  id: 'pauseCoupon',
  method: 'POST',
  path: '/v1/coupons/{couponId}/pause',
  takesKey: true,
} as const satisfies Operation;

export const archiveCoupon = {
  id: 'archiveCoupon',
  method: 'POST',
  path: '/v1/coupons/{couponId}/archive',
  takesKey: true,
} as const satisfies Operation;

export const getCouponTimeline = {
  id: 'getCouponTimeline',
  method: 'GET',
  path: '/v1/coupons/{couponId}/timeline',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getCouponStatistics = {
  id: 'getCouponStatistics',
  method: 'GET',
  path: '/v1/coupons/{couponId}/statistics',
  input: 'query',
} as const satisfies Operation;

export const getCouponHours = {
  id: 'getCouponHours',
  method: 'GET',
  path: '/v1/coupons/{couponId}/statistics/hours',
  input: 'query',
} as const satisfies Operation;

export const listCodes = {
  id: 'listCodes',
  method: 'GET',
  path: '/v1/coupons/{couponId}/codes',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const generateCodes = {
  id: 'generateCodes',
  method: 'POST',
  path: '/v1/coupons/{couponId}/codes',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const importCodes = {
  id: 'importCodes',
  method: 'POST',
  path: '/v1/coupons/{couponId}/codes/import',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const searchCodes = {
  id: 'searchCodes',
  method: 'GET',
  path: '/v1/codes',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getCode = {
  id: 'getCode',
  method: 'GET',
  path: '/v1/codes/{code}',
  input: 'query',
} as const satisfies Operation;

export const disableCode = {
  id: 'disableCode',
  method: 'POST',
  path: '/v1/codes/{code}/disable',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const enableCode = {
  id: 'enableCode',
  method: 'POST',
  path: '/v1/codes/{code}/enable',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const assignCode = {
  id: 'assignCode',
  method: 'POST',
  path: '/v1/codes/{code}/assign',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const getBarcodeSvg = {
  id: 'getBarcodeSvg',
  method: 'GET',
  path: '/v1/codes/{code}/barcode.svg',
  input: 'query',
  answers: 'image/svg+xml',
} as const satisfies Operation;

export const getBarcodePng = {
  id: 'getBarcodePng',
  method: 'GET',
  path: '/v1/codes/{code}/barcode.png',
  input: 'query',
  answers: 'image/png',
} as const satisfies Operation;

export const upsertClient = {
  id: 'upsertClient',
  method: 'POST',
  path: '/v1/clients',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const findClients = {
  id: 'findClients',
  method: 'GET',
  path: '/v1/clients',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getClient = {
  id: 'getClient',
  method: 'GET',
  path: '/v1/clients/{clientId}',
} as const satisfies Operation;

export const getWallet = {
  id: 'getWallet',
  method: 'GET',
  path: '/v1/clients/{clientId}/wallet',
} as const satisfies Operation;

export const getTimeline = {
  id: 'getTimeline',
  method: 'GET',
  path: '/v1/clients/{clientId}/timeline',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const exportClient = {
  id: 'exportClient',
  method: 'GET',
  path: '/v1/clients/{clientId}/export',
} as const satisfies Operation;

export const mergeClients = {
  id: 'mergeClients',
  method: 'POST',
  path: '/v1/clients/{clientId}/merge',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const eraseClient = {
  id: 'eraseClient',
  method: 'DELETE',
  path: '/v1/clients/{clientId}',
} as const satisfies Operation;

export const createClientToken = {
  id: 'createClientToken',
  method: 'POST',
  path: '/v1/client-tokens',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const createActivation = {
  id: 'createActivation',
  method: 'POST',
  path: '/v1/activations',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const validateCodes = {
  id: 'validateCodes',
  method: 'POST',
  path: '/v1/validations',
  input: 'body',
} as const satisfies Operation;

export const createRedemption = {
  id: 'createRedemption',
  method: 'POST',
  path: '/v1/redemptions',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const listRedemptions = {
  id: 'listRedemptions',
  method: 'GET',
  path: '/v1/redemptions',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getRedemption = {
  id: 'getRedemption',
  method: 'GET',
  path: '/v1/redemptions/{redemptionId}',
} as const satisfies Operation;

export const rollBackRedemption = {
  id: 'rollBackRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/rollback',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const createReservation = {
  id: 'createReservation',
  method: 'POST',
  path: '/v1/reservations',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const getReservation = {
  id: 'getReservation',
  method: 'GET',
  path: '/v1/reservations/{reservationId}',
} as const satisfies Operation;

export const confirmReservation = {
  id: 'confirmReservation',
  method: 'POST',
  path: '/v1/reservations/{reservationId}/confirm',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const releaseReservation = {
  id: 'releaseReservation',
  method: 'POST',
  path: '/v1/reservations/{reservationId}/release',
  takesKey: true,
} as const satisfies Operation;

export const startSimulation = {
  id: 'startSimulation',
  method: 'POST',
  path: '/v1/simulations',
  input: 'body',
} as const satisfies Operation;

export const getJob = {
  id: 'getJob',
  method: 'GET',
  path: '/v1/jobs/{jobId}',
} as const satisfies Operation;

export const createKey = {
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const listKeys = {
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const revokeKey = {
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/{keyId}',
} as const satisfies Operation;

export const getMe = {
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
} as const satisfies Operation;

export const updateMe = {
  id: 'updateMe',
  method: 'PATCH',
  path: '/v1/me',
  input: 'body',
} as const satisfies Operation;

export const listPeople = {
  id: 'listPeople',
  method: 'GET',
  path: '/v1/people',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const updatePerson = {
  id: 'updatePerson',
  method: 'PATCH',
  path: '/v1/people/{personId}',
  input: 'body',
} as const satisfies Operation;

export const removePerson = {
  id: 'removePerson',
  method: 'DELETE',
  path: '/v1/people/{personId}',
} as const satisfies Operation;

export const createInvitation = {
  id: 'createInvitation',
  method: 'POST',
  path: '/v1/invitations',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const listInvitations = {
  id: 'listInvitations',
  method: 'GET',
  path: '/v1/invitations',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const revokeInvitation = {
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/v1/invitations/{invitationId}',
} as const satisfies Operation;

export const lookUpInvitation = {
  id: 'lookUpInvitation',
  method: 'POST',
  path: '/v1/invitations/look-up',
  input: 'body',
} as const satisfies Operation;

export const acceptInvitation = {
  id: 'acceptInvitation',
  method: 'POST',
  path: '/v1/invitations/accept',
  input: 'body',
} as const satisfies Operation;

export const listWorkspaces = {
  id: 'listWorkspaces',
  method: 'GET',
  path: '/v1/workspaces',
} as const satisfies Operation;

export const createWorkspace = {
  id: 'createWorkspace',
  method: 'POST',
  path: '/v1/workspaces',
  input: 'body',
  takesKey: true,
} as const satisfies Operation;

export const getWorkspace = {
  id: 'getWorkspace',
  method: 'GET',
  path: '/v1/workspaces/{workspaceId}',
} as const satisfies Operation;

export const updateWorkspace = {
  id: 'updateWorkspace',
  method: 'PATCH',
  path: '/v1/workspaces/{workspaceId}',
  input: 'body',
} as const satisfies Operation;

export const listAuditLog = {
  id: 'listAuditLog',
  method: 'GET',
  path: '/v1/audit-log',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getCouponHistory = {
  id: 'getCouponHistory',
  method: 'GET',
  path: '/v1/coupons/{couponId}/history',
  input: 'query',
  isList: true,
} as const satisfies Operation;

export const getStatistics = {
  id: 'getStatistics',
  method: 'GET',
  path: '/v1/statistics',
  input: 'query',
} as const satisfies Operation;

export const getAttention = {
  id: 'getAttention',
  method: 'GET',
  path: '/v1/attention',
} as const satisfies Operation;

/** Every method by the names under which the SDK has it. */
export const GROUPS = {
  coupons: {
    /** Make a coupon. Makes a coupon; a draft unless `state` says otherwise. */
    create: createCoupon,
    /** List coupons. Coupons, the newest first unless `sort` says otherwise. Drafts and hidden ones are told to keys of scope admin only. */
    list: listCoupons,
    /** List the tags of coupons. The tags that coupons have, the most frequent first. */
    listTags: listCouponTags,
    /** Read a coupon. One coupon. Drafts and hidden ones do not exist but for keys of scope admin. */
    get: getCoupon,
    /** Edit a coupon. Changes what is sent. With `If-Match` only if the coupon is still the one with that `ETag`; else 412, with the coupon as it is now. Once something was issued, codes, currency and, with limits by period, the time zone stay. */
    update: updateCoupon,
    /** Delete a draft. Deletes a draft of which nothing was issued; its friendly code is free for another coupon. All others are archived. */
    delete: deleteCoupon,
    /** Duplicate a coupon. Makes a draft with all that the coupon is: rules, limits, discount, dates. Only its name and a friendly code are its own, and nothing of it is used. */
    duplicate: duplicateCoupon,
    /** Publish a coupon. Lets a draft or a paused coupon run. One that runs stays as it is. */
    publish: publishCoupon,
    /** Pause a coupon. Stops a coupon that runs until it is published again. Uses held by reservations can still be confirmed. */
    pause: pauseCoupon,
    /** Archive a coupon. Ends a coupon for good; its friendly code is free for another one. */
    archive: archiveCoupon,
    /** Read a coupon's timeline. What was activated, redeemed and given back, the newest first. Who a client is stays in the list of clients. */
    getTimeline: getCouponTimeline,
    /** Read a coupon's statistics. What was issued, activated, redeemed and given back, in all and by day, week or month. */
    getStatistics: getCouponStatistics,
    /** Read a coupon's statistics by hour. What was issued, activated, redeemed and given back in each hour of some days, up to 14, as the clocks in the time zone of the coupon show them. */
    getHours: getCouponHours,
    /** Read a coupon's history. Who changed the coupon, when, and what of it, the newest first. */
    getHistory: getCouponHistory,
  },
  codes: {
    /** List a coupon's codes. The codes of a coupon, in the order of codes. With `search` or `state`, at most 20,000 of them are looked at for a page: one can have fewer than `limit`, even none, and a `nextCursor`, which goes on where looking ended. */
    list: listCodes,
    /** Generate codes. Makes codes of a coupon with EAN-13 numbers or a pattern: all that are wanted or none. They are nobody’s and not activated: print them, send them, or give them to clients. */
    generate: generateCodes,
    /** Import codes. Takes codes that were made elsewhere into a coupon whose `codes` are `imported`. What becomes of each is told; those that are taken or can be no code hold up no other. */
    import: importCodes,
    /** Search codes. The codes of all coupons that begin or end with a text, in the order of codes. */
    search: searchCodes,
    /** Read a code. One code and how it stands. Whose it is is told to keys of scope admin, and where the same client is named. A client token sees the codes of its own client, and friendly ones. */
    get: getCode,
    /** Disable a code. From now on the code works for nobody; what live reservations hold can still be confirmed. Its client can activate the coupon anew and gets another code, which counts as one more activation. A code that is disabled stays as it is. */
    disable: disableCode,
    /** Enable a code. A code that was disabled works again, unless its client has got another one meanwhile. */
    enable: enableCode,
    /** Give a code to a client. Makes a code that is nobody’s and was never used that of a client; it is issued by that, not activated. A client has at most one code of a coupon that works. */
    assign: assignCode,
    /** Draw a code as SVG. The barcode of a code that the caller may see, as `GET /v1/codes/{code}` has it. With an `ETag`. */
    getBarcodeSvg: getBarcodeSvg,
    /** Draw a code as PNG. The barcode of a code that the caller may see, as `GET /v1/codes/{code}` has it. With an `ETag`. */
    getBarcodePng: getBarcodePng,
  },
  clients: {
    /** Make or complete a client. Makes a client, or adds identifiers and attributes to the one that they name. */
    upsert: upsertClient,
    /** Find clients. The client that the identifiers name, or an empty list; without identifiers all clients, those who were first known last first, or those that are searched. */
    find: findClients,
    /** Read a client. One client, by any id that it ever had. */
    get: getClient,
    /** Read a client's wallet. What the client can use now, could activate, and has but cannot use. */
    getWallet: getWallet,
    /** Read a client's timeline. What the client activated, redeemed, reserved and was given back, the newest first. */
    getTimeline: getTimeline,
    /** Export a client's data. Everything that is stored about a client, as one document: what a person may ask for. It is noted in the audit log. */
    export: exportClient,
    /** Merge a client into another one. Makes two clients one, for good: the client of the path becomes the one named by `into`. Identifiers, attributes, tags, codes and all uses are that one's from then on, also past limits, and the id of the path stays an alias of it. Where both have a code of one coupon that works, one of them is disabled: of a coupon a client has one that works. It is noted in the audit log, by ids. */
    merge: mergeClients,
    /** Erase a client. Takes everything that tells who a client is out of what is stored, for good. What it did stays under its id, and a keyed hash of each identifier, so that limits still hold when the same person comes back. Erasing again changes nothing. It is noted in the audit log, by the client's id. */
    erase: eraseClient,
    /** Make a client token. A short-lived token with which a browser or an app speaks for one client: shown as a bearer it sees and activates what is its own, and never redeems. Where it names `origins`, pages of these may show it, and those of others may not. It dies with the key that made it. */
    createToken: createClientToken,
  },
  activations: {
    /** Activate a coupon. Gives a client, or nobody by name, the coupon and its code, and starts the time in which it can be used. A client that has it already gets the same code again. With a client token it is for that client. */
    create: createActivation,
  },
  redemptions: {
    /** Try codes without redeeming. Tells what a redemption would do this instant, and every reason why a code does not apply. Nothing is stored. */
    validateCodes: validateCodes,
    /** Redeem codes. Redeems one code or several, all or none of them unless `mode` says otherwise. The same code for the same order is the first redemption again. A refusal has the first reason for its `code`, the reasons of each code in `results`, and has done nothing. */
    create: createRedemption,
    /** List redemptions. Redemptions, each code for itself, the newest first. Keys of scope client have to name an `orderId`. */
    list: listRedemptions,
    /** Read a redemption. One redemption, with what was given back of it. */
    get: getRedemption,
    /** Give back a redemption. Gives back a redemption: all that is left, units of its `lines` where a cart was sent, or else in proportion to the `amount` that is returned. The money goes back to a budget at once; the use comes back with the last part, where the coupon gives it back. After the whole, the order can be redeemed anew, with a new Idempotency-Key. */
    rollBack: rollBackRedemption,
  },
  reservations: {
    /** Hold codes during a checkout. Holds a use of each code under every limit. A hold that lives is a promise: confirming it succeeds whatever has changed. The same code for the same order is the same hold, and a redemption of the order uses it up; with another amount or cart, the new hold or redemption takes its place. */
    create: createReservation,
    /** Read a reservation. One reservation, as it stands this instant. */
    get: getReservation,
    /** Confirm a reservation. Turns a reservation into a redemption: all of its codes. While it holds that succeeds; after its time it is a new redemption, if there is room. An order that is told only now is never taken below nothing: a code takes what the order’s other codes leave of what it was promised, and is refused where that is nothing. */
    confirm: confirmReservation,
    /** Release a reservation. Gives back the uses at once. One that was released or has expired stays as it is; one that was confirmed is rolled back as a redemption instead. Where only some of its codes have become a redemption, `results` names them, and the others are given back. */
    release: releaseReservation,
  },
  simulations: {
    /** Start a backtest. Replays past orders against a coupon, by the same decisions as live ones, and changes nothing. Beside what serves, so redemptions do not wait; one after the other in each process. Ask `GET /v1/jobs/{jobId}` for how far it is and what it found. The body can have 50 MB and a million values; or it is a file of orders itself, CSV or JSON lines, of up to 500 MB, which is replayed without being held in memory: then the query names the coupon. */
    start: startSimulation,
    /** Read a job. How far a job is, and what it found. It is kept for a day. */
    getJob: getJob,
  },
  keys: {
    /** Make a key. Makes an API key of this workspace. The key itself is in this answer and never again. */
    create: createKey,
    /** List keys. The API keys of this workspace, the newest first, the revoked ones too. */
    list: listKeys,
    /** Revoke a key. Ends a key: within 5 seconds it works nowhere any more, nor do the client tokens that it made. One that is revoked already stays as it is. */
    revoke: revokeKey,
  },
  people: {
    /** Read who is signed in. The person of the session, with their workspaces and what they are there. */
    getMe: getMe,
    /** Change name or e-mail. Changes what the person is called or signs in by. Another e-mail needs the password again. */
    updateMe: updateMe,
    /** List people. Who belongs to the workspace, and as what; the newest first. */
    list: listPeople,
    /** Change a person's role. Gives somebody another role, at once. A workspace always has an owner. */
    update: updatePerson,
    /** Remove a person. Ends that somebody belongs to the workspace, at once. A workspace always has an owner. */
    remove: removePerson,
    /** Invite a person. Makes an invitation that can be accepted for seven days. Hand over `url`, or `path` where there is none; nothing is mailed. */
    createInvitation: createInvitation,
    /** List invitations. Invitations of the workspace that can still be accepted, the newest first. */
    listInvitations: listInvitations,
    /** Take an invitation back. Ends an invitation that nobody has accepted. */
    revokeInvitation: revokeInvitation,
    /** Read an invitation. What the holder of a token is invited to, before they accept. */
    lookUpInvitation: lookUpInvitation,
    /** Accept an invitation. Makes the holder of a token one of the people of the workspace: somebody new, with the password they choose, or whoever has the e-mail, with theirs. Then sign in. */
    acceptInvitation: acceptInvitation,
  },
  workspaces: {
    /** List my workspaces. The workspaces that the person belongs to, and as what. */
    list: listWorkspaces,
    /** Make a workspace. Makes a workspace whose owner is the person who asks. What is left out is as in the workspace that the header names. */
    create: createWorkspace,
    /** Read the settings. The settings of the workspace. */
    get: getWorkspace,
    /** Change the settings. Changes what is sent. What exists already stays as it is: settings are for what is made from now on. */
    update: updateWorkspace,
  },
  auditLog: {
    /** Read the audit log. Who changed what, when and from where, the newest first. It is written in the same transaction as the change. */
    list: listAuditLog,
  },
  statistics: {
    /** Read what all coupons have seen. What was issued, activated, redeemed, given back and refused over all coupons: in all, by day, week or month, and beside the same of other days. */
    get: getStatistics,
    /** Read what needs attention. Coupons that run and end soon, limits, budgets and codes that are nearly used up, and refusals that became many more. */
    getAttention: getAttention,
  },
} as const;
