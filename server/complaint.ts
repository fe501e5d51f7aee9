/** Something that the person at the keyboard can mend: its message is shown as it stands. */
export function complaint(message: string): Error {
  const error = new Error(message)
  error.name = 'Complaint'
  return error
}

export function isComplaint(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Complaint'
}
