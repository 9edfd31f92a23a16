/** Of the files that the system's dialog offers to open. */
export const recordExtensions = ['txt', 'docx', 'pdf', 'rtf', 'html', 'htm', 'xml', 'hl7', 'json', 'csv', 'text', 'log', 'md', '*']
