using ContactRouter.Functions.Hosting;

return await Handler.RunAsync(args);
