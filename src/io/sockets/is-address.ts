/** Whether a text is meant as an address rather than as a file or a time. */
export const isAddress = (text: string): boolean => /^[a-z][a-z+]*:\/\//i.test(text);
