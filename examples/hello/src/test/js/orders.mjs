export const handler = async (event, context) => {
  console.log('greeting', event.name);
  return { greeting: `Hello ${event.name}` };
};
