/**
 * Makes an indicator comparable between units of different size.
 *
 * @param values one entry per row
 * @param denominator same length, not zero where a value stands (`checkSpec` has seen to it)
 * @param scale what one unit of the denominator counts as: 1,000 gives "per thousand"
 * @returns value ÷ (denominator ÷ scale); missing where either is missing
 */
export const denominateColumn = (values: Float64Array, denominator: Float64Array, scale: number): Float64Array =>
  values.map((value, row) => value / ((denominator[row] as number) / scale))
