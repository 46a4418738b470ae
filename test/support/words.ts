/** The words of a text, which a space parts. */
export const words = (text: string): string[] => text.split(" ");
