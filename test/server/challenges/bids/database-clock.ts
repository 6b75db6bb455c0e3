import { disconnect, pool } from '~server/core/database'

/**
 * Takes the clock of this file's database in hand: a clock_timestamp() of our own stands before PostgreSQL's in the
 * search path. The code under test runs unchanged; its statements ask for the time and get what the hand shows.
 */
export async function takeClock(): Promise<void> {
  await pool().query(`
    CREATE SCHEMA test_clock;
    CREATE TABLE test_clock.hand (at timestamptz NOT NULL, step interval NOT NULL);
    CREATE SEQUENCE test_clock.looks MINVALUE 0 START 0;
    CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
      'SELECT COALESCE((SELECT at + step * nextval(''test_clock.looks'') FROM test_clock.hand), pg_catalog.clock_timestamp())';`)
  await pool().query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = test_clock, pg_catalog, public', current_database()); END $$`,
  )
  await disconnect()
}

/** Sets the hand to the deadline of a challenge and so many microseconds; with `step` it goes on by that much at every look. */
export async function setClock(challengeId: string, microseconds: number, step = 0): Promise<void> {
  await pool().query(
    `WITH gone AS (DELETE FROM test_clock.hand), again AS (SELECT setval('test_clock.looks', 0, false))
     INSERT INTO test_clock.hand SELECT "deadlineAt" + $2 * interval '1 microsecond', $3 * interval '1 microsecond' FROM "Challenge", again WHERE id = $1`,
    [challengeId, microseconds, step],
  )
}

/** Lets the clock run again. */
export async function releaseClock(): Promise<void> {
  await pool().query('DELETE FROM test_clock.hand')
}
