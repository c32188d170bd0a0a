// Letters as they are compared: small, and without accents, which nobody has to type.
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
