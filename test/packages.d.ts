/** The clients of test/clients/ that are installed for the proofs of test/truth/ alone. Sorted. */
declare module 'needle'
