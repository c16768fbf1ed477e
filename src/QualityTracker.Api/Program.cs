using QualityTracker.Api;

return await Commands.Run(args);
