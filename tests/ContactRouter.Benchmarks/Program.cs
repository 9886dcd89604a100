using ContactRouter.Benchmarks;

return await CommandLine.Create().Parse(args).InvokeAsync();
