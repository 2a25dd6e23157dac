/**
 * For the options of a connection: days come as `YYYY-MM-DD`, whatever the database's own style is. They are compared as texts, so that in
 * another style no day would be the same as the present one.
 */
export const DAYS_AS_ISO = '-c datestyle=ISO';
