return await ContactRouter.Benchmarks.CommandLine.Create().Parse(args).InvokeAsync();
